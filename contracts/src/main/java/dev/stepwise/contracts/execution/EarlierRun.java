package dev.stepwise.contracts.execution;

/// A run of another upgrade that must have ended on its host before something else starts there.
///
/// @param last its last attempt; the ones before it are meant, too
/// @param fence higher than that of any command for the run, so that whoever still has it loses it
public record EarlierRun(AttemptId last, long fence) {}
