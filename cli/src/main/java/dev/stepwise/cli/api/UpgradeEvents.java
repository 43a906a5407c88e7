package dev.stepwise.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.BiPredicate;

/// The events of one upgrade as server-sent events. A stream that ends early, as when the planner
/// is killed or the token expires, or that falls silent, is taken up again after the last event
/// seen, with the token of then, so that none is missed and none comes twice.
public final class UpgradeEvents {
  private static final String TYPE = "dev.stepwise.upgrade.%s.v1";
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_FAILURES = 120;
  private static final int NOT_SIGNED_IN = 401;

  /// The planner says every 10 s that it is still there.
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(35);

  private final Http http;
  private final String path;
  private final Duration silence;
  private long last;

  UpgradeEvents(Http http, String path) {
    this(http, path, LONGEST_SILENCE);
  }

  UpgradeEvents(Http http, String path, Duration silence) {
    this.http = http;
    this.path = path;
    this.silence = silence;
  }

  /// Hands over each event with its sequence until the consumer returns false. Fails with
  /// [ServiceUnreachable] when the planner stays away for about a minute, and with [ApiProblem]
  /// when the sign-in ends meanwhile and there is no new token.
  public void follow(BiPredicate<Long, UpgradeEvent> more) throws InterruptedException {
    for (var failures = 0; ; failures++) {
      var before = last;
      try {
        if (!readUntilBroken(more)) {
          return;
        }
        failures = 0;
      } catch (ServiceUnreachable | UncheckedIOException | ApiProblem e) {
        if (e instanceof ApiProblem no && no.status() == NOT_SIGNED_IN && last > 0) {
          throw signInEnded(no);
        }
        if (failures >= MOST_FAILURES || e instanceof ApiProblem no && no.status() < 500) {
          throw e;
        }
      }
      failures = last > before ? 0 : failures;
      Thread.sleep(PAUSE);
    }
  }

  /// What is watched goes on by itself, so the first thing to say is that nothing has stopped.
  private static ApiProblem signInEnded(ApiProblem no) {
    return new ApiProblem(
        no.status(),
        "The sign-in has ended",
        "The upgrade goes on, but is not shown any longer: sign in again for a new token, and watch again. "
            + no.detail());
  }

  private boolean readUntilBroken(BiPredicate<Long, UpgradeEvent> more) {
    var request =
        http.to(path, "text/event-stream").header("Last-Event-ID", "" + last).GET().build();
    var answer = http.exchange(request, BodyHandlers.ofInputStream());
    try (var body = answer.body();
        var pulse = new Pulse(body, silence)) {
      if (answer.statusCode() >= 400) {
        var problem = new String(body.readAllBytes(), UTF_8);
        throw Http.problem(answer.statusCode(), problem);
      }
      return read(new BufferedReader(new InputStreamReader(body, UTF_8)), pulse, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean read(BufferedReader lines, Pulse pulse, BiPredicate<Long, UpgradeEvent> more)
      throws IOException {
    var frame = new Frame();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      pulse.beat();
      if (!line.isEmpty()) {
        frame = frame.plus(line);
      } else if (frame.isComplete()) {
        last = frame.id();
        if (!more.test(frame.id(), frame.event())) {
          return false;
        }
        frame = new Frame();
      }
    }
    return true;
  }

  /// One event as far as its lines have come (WHATWG HTML, section 9.2.6).
  private record Frame(long id, String name, String data) {
    Frame() {
      this(0, "", "");
    }

    Frame plus(String line) {
      var colon = line.indexOf(':');
      var field = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1).stripLeading();
      return switch (field) {
        case "id" -> new Frame(Long.parseLong(value), name, data);
        case "event" -> new Frame(id, value, data);
        case "data" -> new Frame(id, name, data + value);
        default -> this;
      };
    }

    boolean isComplete() {
      return !data.isEmpty() && !name.isEmpty();
    }

    UpgradeEvent event() {
      return Wire.decode(TYPE.formatted(name), data.getBytes(UTF_8), UpgradeEvent.class);
    }
  }
}
