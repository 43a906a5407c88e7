package dev.stepwise.contracts.alert;

/// Why a record is not believed.
public enum Refusal {
  /// It carries no signature.
  UNSIGNED,
  /// Its signature is not that of a pinned key over exactly these bytes and headers.
  FORGED,
  /// It was genuine, but its time is over.
  EXPIRED,
  /// It is genuine, but of or for another zone than that of the host it speaks of.
  WRONG_ZONE,
  /// It is genuine, but older than what has been seen of the same run.
  REPLAYED
}
