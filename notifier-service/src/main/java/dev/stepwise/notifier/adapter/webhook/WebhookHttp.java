package dev.stepwise.notifier.adapter.webhook;

import dev.stepwise.notifier.domain.Sending;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.util.Timeout;

/// Calls strangers: follows no redirects, keeps no cookies and no connections, reads no answer
/// beyond its headers, and has an end.
final class WebhookHttp {
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout ANSWER = Timeout.ofSeconds(10);
  private static final long WHOLE_SECONDS = 20;

  private final CloseableHttpClient client;

  WebhookHttp(PublicAddresses addresses) {
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(addresses)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(ANSWER)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(ANSWER).build())
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableContentCompression()
            .disableAuthCaching()
            .build();
  }

  Sending post(HttpPost request, Clock clock) throws IOException {
    var deadline =
        CompletableFuture.runAsync(
            request::cancel, CompletableFuture.delayedExecutor(WHOLE_SECONDS, TimeUnit.SECONDS));
    try (var answer = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
      return meaning(answer, clock.instant());
    } catch (HttpException e) {
      throw new IOException(e);
    } finally {
      deadline.cancel(false);
    }
  }

  private static Sending meaning(ClassicHttpResponse answer, Instant now) {
    int status = answer.getCode();
    if (status >= 200 && status < 300) {
      return new Sending.Sent();
    }
    var reason = "Webhook: " + status;
    return status == 408 || status == 429 || status >= 500
        ? new Sending.TryLater(reason, retryAfter(answer, now), status >= 500)
        : new Sending.Refused(reason);
  }

  /// Seconds, or a date (RFC 9110, section 10.2.3).
  private static Optional<Duration> retryAfter(ClassicHttpResponse answer, Instant now) {
    var header = answer.getFirstHeader("Retry-After");
    if (header == null) {
      return Optional.empty();
    }
    var value = header.getValue().strip();
    if (value.matches("\\d{1,5}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, date)).filter(Duration::isPositive);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
