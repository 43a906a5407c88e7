package dev.stepwise.notifier.adapter;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Calls one server, follows no redirects, and comes to an end: the timeout of a request is over
/// with the headers of its answer, and a body may never end.
public final class Caller {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// In bytes; a list of silences is the longest.
  private static final long LONGEST_ANSWER = 16L << 20;

  private final Duration whole;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param whole how long a call may take, with its answer
  public Caller(Duration whole) {
    this.whole = whole;
  }

  /// @throws HttpTimeoutException when it took too long
  /// @throws IOException as [HttpClient#send], and when the answer is too long
  public <T> HttpResponse<T> call(HttpRequest request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    var call = http.sendAsync(request, BodyHandlers.limiting(body, LONGEST_ANSWER));
    try {
      return call.get(whole.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("Expected an answer within %s, but got none".formatted(whole));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw new IOException(e.getCause());
    } finally {
      call.cancel(true);
    }
  }
}
