package dev.stepwise.audit.adapter.http;

import dev.stepwise.log.Checkpoint;

/// A checkpoint.
///
/// @param root in base64, as in the body
record CheckpointView(String origin, long size, String root) {
  static CheckpointView of(Checkpoint checkpoint) {
    return new CheckpointView(checkpoint.origin(), checkpoint.size(), checkpoint.root().base64());
  }
}
