package dev.stepwise.notifier.adapter.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.notifier.adapter.Caller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Alertmanager's API v2.
final class AlertmanagerHttp {
  private static final Duration ANSWER = Duration.ofSeconds(8);
  private static final String EXPIRED = "expired";

  private final Caller caller = new Caller(ANSWER);
  private final URI base;
  private final Optional<String> token;

  AlertmanagerHttp(URI url, Optional<String> token) {
    this.base = URI.create(url.toString().replaceAll("/*$", "/") + "api/v2/");
    this.token = token;
  }

  /// The id of the silence.
  String put(Silence silence) throws IOException, Unwilling {
    var answer = call("POST", "silences", BodyPublishers.ofByteArray(Wire.encode(silence)));
    return answer.path("silenceID").asText();
  }

  /// The id of a silence of ours with that mark that is not over.
  Optional<String> find(String mark) throws IOException, Unwilling {
    var all = call("GET", "silences", BodyPublishers.noBody());
    return StreamSupport.stream(all.spliterator(), false)
        .filter(it -> it.path("createdBy").asText().equals(Silence.AUTHOR))
        .filter(it -> it.path("comment").asText().contains(mark))
        .filter(it -> !isExpired(it))
        .map(it -> it.path("id").asText())
        .findFirst();
  }

  /// Ends a silence; one that is over or gone stays so.
  void expire(String id) throws IOException, Unwilling {
    try {
      if (!isExpired(call("GET", "silence/" + id, BodyPublishers.noBody()))) {
        call("DELETE", "silence/" + id, BodyPublishers.noBody());
      }
    } catch (Unwilling e) {
      if (e.status != 404) {
        throw e;
      }
    }
  }

  private static boolean isExpired(JsonNode silence) {
    return silence.path("status").path("state").asText().equals(EXPIRED);
  }

  private JsonNode call(String method, String path, BodyPublisher body)
      throws IOException, Unwilling {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(method, body);
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    try {
      var answer = caller.call(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new Unwilling(answer.statusCode());
      }
      return Wire.mapper().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// An answer other than yes.
  static final class Unwilling extends Exception {
    private static final long serialVersionUID = 1L;

    final int status;

    Unwilling(int status) {
      super("Alertmanager: " + status);
      this.status = status;
    }
  }
}
