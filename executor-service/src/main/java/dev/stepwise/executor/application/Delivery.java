package dev.stepwise.executor.application;

import java.time.Instant;
import java.util.Optional;

/// How a record came to this executor.
///
/// @param again whether Kafka has handed this very record over before
/// @param waitingSince when it came to its topic, if that was before this executor came for it
public record Delivery(boolean again, Optional<Instant> waitingSince) {}
