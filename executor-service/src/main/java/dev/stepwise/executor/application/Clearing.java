package dev.stepwise.executor.application;

/// What came of clearing a host's ledger of an upgrade.
///
/// @param cleared attempts of which only a tombstone is left now
/// @param running attempts that were left alone, as they still run
public record Clearing(long cleared, long running) {}
