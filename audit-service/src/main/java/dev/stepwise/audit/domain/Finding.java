package dev.stepwise.audit.domain;

/// The first thing in the log that does not fit.
///
/// @param entry the first entry that may be at fault
/// @param through the last one that may be; the same, when it is certain
/// @param problem what was expected, and what there is
public record Finding(long entry, long through, String problem) {}
