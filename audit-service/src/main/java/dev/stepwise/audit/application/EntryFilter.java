package dev.stepwise.audit.application;

import java.util.Optional;
import java.util.OptionalLong;

/// Which entries are asked for.
///
/// @param after only entries of a higher index, for the next page
/// @param limit at most so many
public record EntryFilter(
    Optional<String> upgrade,
    Optional<String> topic,
    Optional<String> type,
    OptionalLong after,
    int limit) {}
