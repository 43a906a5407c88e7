package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.notifier.domain.Sending;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// What Slack's answer means: 200 is taken, 429 and 5xx come again, everything else never will be.
/// After 5xx nobody knows: what stands between may have lost the answer.
final class SlackAnswer {
  private static final int ENOUGH = 200;

  private SlackAnswer() {}

  static Sending of(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 200) {
      return new Sending.Sent();
    }
    var reason = "Slack: %d %s".formatted(status, shortened(answer.body()));
    if (status == 429 || status >= 500) {
      return new Sending.TryLater(reason, retryAfter(answer), status >= 500);
    }
    return new Sending.Refused(reason);
  }

  static Optional<Duration> retryAfter(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static String shortened(String body) {
    return body.length() <= ENOUGH ? body : body.substring(0, ENOUGH) + "…";
  }
}
