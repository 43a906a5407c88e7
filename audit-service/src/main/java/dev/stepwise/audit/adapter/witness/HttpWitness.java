package dev.stepwise.audit.adapter.witness;

import dev.stepwise.audit.application.Witness;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// A witness behind `POST PREFIX/add-checkpoint` (C2SP `tlog-witness` v1).
record HttpWitness(VerifierKey key, URI url, HttpClient client) implements Witness {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SIZE = "text/x.tlog.size";
  private static final int LONGEST_REASON = 200;

  @Override
  public Answer add(Optional<ConsistencyProof> proof, SignedNote note) {
    var request =
        HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + "/add-checkpoint"))
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofString(body(proof, note)))
            .build();
    try {
      return answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return new Answer.Declined("Expected %s to answer, but %s".formatted(url, e), false);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Declined("Stopped before %s answered".formatted(url), false);
    }
  }

  /// The old size, the proof from there, an empty line, and the note with the log's signature.
  private static String body(Optional<ConsistencyProof> proof, SignedNote note) {
    var path =
        proof.stream()
            .flatMap(some -> some.path().stream())
            .map(hash -> hash.base64() + '\n')
            .collect(Collectors.joining());
    return "old %d\n%s\n%s".formatted(proof.map(ConsistencyProof::from).orElse(0L), path, note);
  }

  private Answer answer(HttpResponse<String> answer) {
    var body = answer.body();
    return switch (answer.statusCode()) {
      case 200 -> new Answer.Cosigned(body);
      case 409 -> conflict(answer);
      case 403 -> declined("does not know the log's key", body, false);
      case 404 -> declined("does not know the log", body, false);
      case 422 -> declined("finds that this does not continue the log that he knows", body, true);
      default -> declined("answers " + answer.statusCode(), body, false);
    };
  }

  /// With a size: that of the last one that he signed. Without: another root of the same size.
  private Answer conflict(HttpResponse<String> answer) {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    var size = answer.body().strip();
    return type.startsWith(SIZE) && size.matches("[0-9]{1,18}")
        ? new Answer.SawLast(Long.parseLong(size))
        : declined("has signed another root of that size", answer.body(), true);
  }

  private Answer declined(String why, String body, boolean distrusts) {
    var said = body.strip();
    var reason =
        "Expected %s to cosign, but he %s: %s"
            .formatted(url, why, said.substring(0, Math.min(said.length(), LONGEST_REASON)));
    return new Answer.Declined(reason, distrusts);
  }
}
