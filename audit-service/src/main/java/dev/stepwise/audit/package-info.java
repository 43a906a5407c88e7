package dev.stepwise.audit;
