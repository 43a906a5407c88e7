package dev.stepwise.contracts.execution;

/// A script as it is sent to a host.
public record ScriptText(String name, String text) {}
