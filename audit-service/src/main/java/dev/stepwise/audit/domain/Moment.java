package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import java.time.Instant;

/// What an answer stands for: the log up to one entry.
///
/// @param entry the last one that counts
/// @param sealedAt when it was sealed, by the clock of the database
/// @param checkpoint the first that covers it
public record Moment(long entry, Instant sealedAt, Checkpoint checkpoint) {}
