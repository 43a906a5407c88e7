package dev.stepwise.embedded;
