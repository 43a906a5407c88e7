package dev.stepwise.cli.api;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Reads what a run printed, exactly, and goes on where it was when the connection breaks.
public final class OutputReader {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MOST_VAIN_TRIES = 30;

  private final Http http;
  private final Run run;
  private final Gaps gaps;
  private OptionalInt attempt;
  private long offset;
  private long whole;
  private int vainTries;

  /// @param offset of the first byte that is wanted
  OutputReader(Http http, Run run, OptionalInt attempt, long offset, Gaps gaps) {
    this.http = http;
    this.run = run;
    this.attempt = attempt;
    this.offset = offset;
    this.gaps = gaps;
  }

  /// Whose output.
  public record Run(UpgradeId upgrade, int stage, HostId host) {}

  /// Is told of bytes that are not to be had.
  public interface Gaps {
    void missing(long from, long until);
  }

  /// Writes all there is from the offset on, and with `follow` all that comes until the run is
  /// over. Returns the offset that was reached. Fails with [ServiceUnreachable] when the service
  /// stays away.
  public long copyTo(OutputStream to, boolean follow) throws InterruptedException {
    while (true) {
      var before = offset;
      try {
        var goesOn = copyAnswer(to, follow);
        if (!goesOn || offset == before) {
          return ended();
        }
      } catch (Broken | ServiceUnreachable e) {
        tryAgain(e, offset > before);
      }
    }
  }

  /// What is known to have been printed behind the last byte is not to be had either.
  private long ended() {
    if (whole > offset) {
      gaps.missing(offset, whole);
    }
    return offset;
  }

  private void tryAgain(RuntimeException broken, boolean wasOfUse) throws InterruptedException {
    vainTries = wasOfUse ? 0 : vainTries + 1;
    if (vainTries > MOST_VAIN_TRIES) {
      throw broken;
    }
    Thread.sleep(PAUSE);
  }

  /// Whether there may be more: an answer ends before a gap, and one that follows ends for other
  /// reasons too.
  private boolean copyAnswer(OutputStream to, boolean follow) {
    var answer = http.exchange(request(follow), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() >= 400) {
        throw problem(answer.statusCode(), body);
      }
      attempt =
          number(answer, "Stepwise-Output-Attempt").stream().mapToInt(Math::toIntExact).findFirst();
      skipTo(number(answer, "Stepwise-Output-Offset").orElse(offset), answer);
      copy(body, to);
      whole = number(answer, "Stepwise-Output-Bytes").orElse(0);
      return follow || answer.headers().firstValue("Stepwise-Output-Gaps").isPresent();
    } catch (IOException e) {
      throw new Broken(e);
    }
  }

  private static RuntimeException problem(int status, InputStream body) throws IOException {
    var text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return status >= 500 ? new Broken(new IOException(text)) : Http.problem(status, text);
  }

  private void skipTo(long start, HttpResponse<?> answer) {
    var isEmpty = number(answer, "Content-Length").orElse(1) == 0;
    if (start > offset && !isEmpty) {
      gaps.missing(offset, start);
      offset = start;
    }
  }

  private void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[64 * 1024];
    for (var read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      write(to, buffer, read);
      offset += read;
    }
  }

  /// What cannot be written is no broken connection.
  private static void write(OutputStream to, byte[] bytes, int length) {
    try {
      to.write(bytes, 0, length);
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write the output, but " + e.getMessage(), e);
    }
  }

  private HttpRequest request(boolean follow) {
    var path =
        "/api/v1/upgrades/%s/output?stage=%d&host=%s&offset=%d&follow=%s%s"
            .formatted(run.upgrade(), run.stage(), run.host(), offset, follow, attemptParameter());
    return http.to(path, "application/octet-stream").GET().build();
  }

  private String attemptParameter() {
    return attempt.isPresent() ? "&attempt=" + attempt.getAsInt() : "";
  }

  private static OptionalLong number(HttpResponse<?> answer, String header) {
    return answer.headers().firstValueAsLong(header);
  }

  /// A connection that broke before its answer was whole.
  private static final class Broken extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    Broken(IOException reason) {
      super("Expected the whole output, but " + reason.getMessage(), reason);
    }
  }
}
