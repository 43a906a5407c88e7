package dev.stepwise.planner;
