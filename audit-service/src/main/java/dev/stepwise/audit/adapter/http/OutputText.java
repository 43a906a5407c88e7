package dev.stepwise.audit.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.audit.application.Printed;
import dev.stepwise.log.Stretch;

/// What stands in an output, for people, where bytes are missing.
final class OutputText {
  private OutputText() {}

  static byte[] gap(Stretch missing, Printed known) {
    return "\n[stepwise: %d bytes (%s) are not here: %s]\n"
        .formatted(missing.until() - missing.from(), missing, why(missing, known))
        .getBytes(UTF_8);
  }

  private static String why(Stretch missing, Printed known) {
    return known
        .cutIn(missing)
        .map(cut ->
            cut.equals(missing)
                ? "too much was printed"
                : "too much was printed (%s), and the rest is not sealed".formatted(cut))
        .orElse("they are not sealed");
  }
}
