package dev.stepwise.notifier.adapter.slack;

import dev.stepwise.notifier.adapter.Caller;
import dev.stepwise.notifier.domain.Sending;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// One call to Slack, which never fails with an exception.
final class SlackHttp {
  static final Duration ANSWER = Duration.ofSeconds(10);

  private final Caller caller = new Caller(ANSWER);

  /// What came of a call; without an answer nobody knows whether it arrived.
  Sending call(HttpRequest request, Function<HttpResponse<String>, Sending> meaning) {
    try {
      return meaning.apply(caller.call(request, BodyHandlers.ofString()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return notSent("Slack: no connection, " + e.getClass().getSimpleName());
    } catch (IOException e) {
      return noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return noAnswer(e);
    }
  }

  static Sending notSent(String reason) {
    return new Sending.TryLater(reason, Optional.empty(), false);
  }

  private static Sending noAnswer(Exception e) {
    var reason = "Slack: no answer, " + e.getClass().getSimpleName();
    return new Sending.TryLater(reason, Optional.empty(), true);
  }
}
