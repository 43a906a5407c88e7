package dev.stepwise.executor.adapter.kafka;

import dev.stepwise.contracts.alert.Refusal;

/// Puts a record into the dead-letter topic with this message as the reason.
final class RefusedRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedRecord(Refusal refusal, String detail) {
    super(refusal + ": " + detail);
  }
}
