package dev.stepwise.rehearsal;

import java.time.Duration;

/// How a run is carried out.
sealed interface Manner {
  /// As it should be: `verify` is asked until it passes.
  record Properly() implements Manner {}

  /// As it should be, but it is expected to fail: nobody waits for `verify`.
  record Doubtfully() implements Manner {}

  /// `run` is replaced by a script that does nothing and exits 0.
  record Lying() implements Manner {}

  /// The script is killed, if it has not ended by then.
  record Killed(Duration after) implements Manner {}
}
