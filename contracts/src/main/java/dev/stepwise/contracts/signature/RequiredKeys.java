package dev.stepwise.contracts.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys without which a service does not start.
public final class RequiredKeys {
  private static final int WRONGLY_SET_UP = 1;

  private RequiredKeys() {}

  /// Returns when every file can be read; else says in one line which cannot, and what to do, and
  /// ends the process.
  public static void orExit(Runnable... readings) {
    complaint(List.of(readings))
        .ifPresent(line -> {
          System.err.println(line);
          System.exit(WRONGLY_SET_UP);
        });
  }

  /// One line about every file that cannot be read; nothing when all can.
  ///
  /// @param readings each fails with the [IllegalArgumentException] of [KeyFile]
  static Optional<String> complaint(List<Runnable> readings) {
    var complaints = new ArrayList<String>();
    for (var reading : readings) {
      try {
        reading.run();
      } catch (IllegalArgumentException e) {
        complaints.add(String.valueOf(e.getMessage()));
      }
    }
    return complaints.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", complaints) + ". " + KeyFile.ADVICE);
  }
}
