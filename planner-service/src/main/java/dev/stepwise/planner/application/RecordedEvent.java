package dev.stepwise.planner.application;

import dev.stepwise.contracts.upgrade.UpgradeEvent;

/// A fact and its place in its upgrade's history.
///
/// @param version 1 for the first
public record RecordedEvent(long version, UpgradeEvent event) {}
