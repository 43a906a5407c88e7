package dev.stepwise.audit.adapter.http;

import dev.stepwise.log.Stretch;

/// What stands in an output, for people, where bytes are missing.
final class OutputText {
  private OutputText() {}

  static String gap(Stretch missing) {
    return "%n[stepwise: %d bytes (%s) are not here: too much was printed, or they are not sealed]%n"
        .formatted(missing.until() - missing.from(), missing)
        .replace(System.lineSeparator(), "\n");
  }
}
