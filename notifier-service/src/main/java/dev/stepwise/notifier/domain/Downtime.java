package dev.stepwise.notifier.domain;

import java.time.Instant;
import java.util.Optional;

/// Something that users miss for a while.
///
/// @param what in the words of the plan, such as `writing to tables`
/// @param until empty while nobody knows
public record Downtime(String what, Instant from, Optional<Instant> until) {}
