package dev.stepwise.cli;
