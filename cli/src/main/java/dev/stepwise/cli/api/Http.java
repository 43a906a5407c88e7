package dev.stepwise.cli.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.codec.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Supplier;

/// One service over HTTP/1.1: sends JSON, reads JSON or text, and turns every answer of 400 and
/// above into an [ApiProblem].
final class Http {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final Supplier<String> token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /// @param token what the caller shows; an empty one shows nothing
  Http(URI base, Supplier<String> token) {
    this.base = base;
    this.token = token;
  }

  JsonNode get(String path) {
    return json(send(to(path, "application/json").GET().build()));
  }

  String text(String path) {
    return text(path, "text/plain");
  }

  String text(String path, String mediaType) {
    return send(to(path, mediaType).GET().build());
  }

  JsonNode post(String path, Object body) {
    return json(
        send(
            to(path, "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Wire.encode(body)))
                .build()));
  }

  JsonNode delete(String path) {
    return json(send(to(path, "application/json").DELETE().build()));
  }

  void put(String path, String contentType, byte[] body) {
    send(
        to(path, "application/json")
            .header("Content-Type", contentType)
            .PUT(BodyPublishers.ofByteArray(body))
            .build());
  }

  HttpRequest.Builder to(String path, String accept) {
    var request = HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept);
    var shown = token.get();
    return shown.isEmpty() ? request : request.header("Authorization", "Bearer " + shown);
  }

  <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new ServiceUnreachable(base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnreachable(base, e);
    }
  }

  /// Writes an answer into a file, and answers its headers. A broken download leaves nothing.
  HttpHeaders download(String path, String accept, Path file) {
    var answer = exchange(to(path, accept).GET().build(), BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() >= 400) {
        throw problem(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      var unfinished = Path.of(file + ".part");
      Files.copy(body, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return answer.headers();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write %s, but".formatted(file), e);
    }
  }

  private String send(HttpRequest request) {
    var timed = HttpRequest.newBuilder(request, (_, _) -> true).timeout(PATIENCE).build();
    var answer = exchange(timed, BodyHandlers.ofString());
    if (answer.statusCode() >= 400) {
      throw problem(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  static ApiProblem problem(int status, String body) {
    try {
      var document = Wire.mapper().readTree(body);
      if (document.isObject()) {
        return new ApiProblem(
            status,
            document.path("title").asText("HTTP " + status),
            document.path("detail").asText(body));
      }
    } catch (JsonProcessingException _) {
      // not a problem document: the text itself is the best explanation there is
    }
    return new ApiProblem(status, "HTTP " + status, body);
  }

  private static JsonNode json(String body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new ApiProblem(200, "Unreadable answer", "Expected JSON, but " + e.getMessage());
    }
  }
}
