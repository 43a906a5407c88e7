package dev.stepwise.executor;
