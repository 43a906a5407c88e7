package dev.stepwise.audit.application;

import dev.stepwise.log.Source;

/// A place on Kafka holds another record than the one that was sealed from it, as when a topic was
/// deleted and made again. To skip it would lose a fact, so nothing more is sealed until a person
/// has looked.
public final class ForeignRecord extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  ForeignRecord(Source source, long index) {
    super(
        "Expected %s to hold the record sealed as entry %d, but it holds another: was the topic made anew, or is this another cluster's log?"
            .formatted(source, index));
  }
}
