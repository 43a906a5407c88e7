package dev.stepwise.playbook;

/// A way to upgrade that the operator chooses, such as only the application.
///
/// @param title what people read
public record Variant(String name, String title) {}
