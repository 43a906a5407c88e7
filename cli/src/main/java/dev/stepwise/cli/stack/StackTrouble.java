package dev.stepwise.cli.stack;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something outside this program stands in the way; the message says what, and what to do.
public final class StackTrouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What stands in the way, and what to do.
  public StackTrouble(String message) {
    super(message);
  }

  /// What stands in the way, and what to do.
  public StackTrouble(String message, Throwable cause) {
    super(message, cause);
  }

  /// What a failure and those behind it say, one per line.
  public static String reasons(@Nullable Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(each -> String.valueOf(each.getMessage()))
        .distinct()
        .collect(Collectors.joining("\n  "));
  }
}
