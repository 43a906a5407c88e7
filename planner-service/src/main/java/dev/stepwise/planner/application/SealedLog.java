package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.List;

/// The audit service's log, which cannot be changed afterwards.
public interface SealedLog {
  /// What is sealed of an upgrade so far, oldest first; audit has checked the proof of every entry.
  ///
  /// @throws Unavailable when audit does not answer
  /// @throws Broken when an entry is not what was sealed
  List<UpgradeEvent> history(UpgradeId id);

  /// The log is not what was sealed; the message names the entry.
  final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String words;

    public Broken(String words) {
      super(words);
      this.words = words;
    }

    /// Which entry it is, and what is wrong with it.
    public String words() {
      return words;
    }
  }

  /// Audit does not answer, or not in a way that can be understood.
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
