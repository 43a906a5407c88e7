package dev.stepwise.executor.adapter.ssh;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Keeps from trying again too soon where a login was refused: hosts lock accounts after a few.
final class LoginPause {
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Clock clock;
  private Duration next = FIRST;
  private @Nullable Instant over;
  private String last = "";

  LoginPause(Clock clock) {
    this.clock = clock;
  }

  /// Fails during a pause.
  synchronized void respect() throws NoConnection {
    if (over != null && clock.instant().isBefore(over)) {
      throw NoConnection.loginRefused(
          "%s. It is not tried again before %s, so that the account is not locked"
              .formatted(last, over),
          null);
    }
  }

  /// A login was refused: begins a pause, twice as long each time. Answers with words that tell so.
  synchronized NoConnection refused(String why, @Nullable Throwable cause) {
    over = clock.instant().plus(next);
    last = why;
    var message = "%s. The next try is in %d s".formatted(why, next.toSeconds());
    next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
    return NoConnection.loginRefused(message, cause);
  }

  /// A login worked.
  synchronized void passed() {
    next = FIRST;
    over = null;
  }
}
