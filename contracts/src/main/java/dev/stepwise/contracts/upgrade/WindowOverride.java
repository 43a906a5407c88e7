package dev.stepwise.contracts.upgrade;

/// The glass is broken: the upgrade need not keep to its window any longer.
///
/// @param by who asked for it
/// @param confirmedBy who else stands behind it
public record WindowOverride(String reason, String by, String confirmedBy) {}
