package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Stage;

/// The first thing that went wrong in a walk: it ends there. The message is the whole account.
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Trouble(String message) {
    super(message);
  }

  /// @param trying what was tried of the step, such as `killed after 80 ms, then undone`
  /// @param account what was expected, and what is
  static Trouble at(Stage stage, HostId host, String trying, String account) {
    return new Trouble(
        "Step %s (%s)%s on %s, %s:%n%s"
            .formatted(
                stage.step(),
                stage.title(),
                stage.group().map(turn -> " in the turn of " + turn).orElse(""),
                host,
                trying,
                account.indent(2).stripTrailing()));
  }
}
