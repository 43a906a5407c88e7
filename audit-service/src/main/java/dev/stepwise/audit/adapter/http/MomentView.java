package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.domain.Moment;
import java.time.Instant;

/// What an answer stands for: the log up to an entry.
///
/// @param sealedAt when that entry was sealed
/// @param checkpoint the first that covers it
record MomentView(long entry, Instant sealedAt, CheckpointView checkpoint) {
  static MomentView of(Moment moment) {
    return new MomentView(
        moment.entry(), moment.sealedAt(), CheckpointView.of(moment.checkpoint()));
  }
}
