package dev.stepwise.embedded;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the servers' chatter off the console. Holds the loggers, because the platform only holds
/// them weakly and would forget their level.
public final class QuietLog {
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger("kafka"),
          Logger.getLogger("state.change.logger"),
          Logger.getLogger("org.apache.kafka"),
          Logger.getLogger("org.apache.sshd"));

  private QuietLog() {}

  /// From now on only errors of the embedded servers and their clients are logged.
  public static void onlyErrors() {
    LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
