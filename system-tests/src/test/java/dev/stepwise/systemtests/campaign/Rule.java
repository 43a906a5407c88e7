package dev.stepwise.systemtests.campaign;

import java.util.List;

/// Something that must hold after any faults, when all is quiet again.
interface Rule {
  /// For the table: what is broken counts as a double start, everything else as lost.
  default boolean isAboutStarts() {
    return false;
  }

  /// What does not hold, for people; none when the history is sound.
  List<String> complaints(History history);
}
