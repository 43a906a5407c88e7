package dev.stepwise.notifier;
