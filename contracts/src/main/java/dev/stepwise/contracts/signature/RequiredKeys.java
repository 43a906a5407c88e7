package dev.stepwise.contracts.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys without which a service does not start.
public final class RequiredKeys {
  private static final int WRONGLY_SET_UP = 1;

  private RequiredKeys() {}

  /// Returns when every file can be read and nothing else is wrong; else says so in one line, with
  /// what to do, and ends the process.
  ///
  /// @param alsoWrong what [Safeguards] found
  public static void orExit(List<String> alsoWrong, Runnable... readings) {
    var complaints =
        Stream.concat(complaint(List.of(readings)).stream(), alsoWrong.stream())
            .collect(Collectors.joining(". "));
    if (!complaints.isEmpty()) {
      System.err.println(complaints);
      System.exit(WRONGLY_SET_UP);
    }
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
