package dev.stepwise.embedded.doors;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tries every operation that a service describes, as everybody, and writes down who was let in:
///
/// ```
/// GET    /api/v1/upgrades                     viewer operator approver auditor admin
/// POST   /api/v1/upgrades                     operator admin
/// ```
///
/// What a new endpoint lets in is so never forgotten: the table is another one. Asked for is what
/// does not exist, and sent is nothing.
public final class Doors implements AutoCloseable {
  private static final List<String> ROLES =
      List.of("viewer", "operator", "approver", "auditor", "admin");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI service;
  private final LocalIssuer issuer;
  private final HttpClient client = HttpClient.newHttpClient();

  /// @param issuer whose tokens the service believes
  public Doors(URI service, LocalIssuer issuer) {
    this.service = service;
    this.issuer = issuer;
  }

  /// A line for each operation.
  public String table() throws IOException, InterruptedException {
    var lines = new StringBuilder();
    for (var operation : Operation.all(document())) {
      var row = "%-6s %-52s %s%n";
      lines.append(row.formatted(operation.method(), operation.path(), letIn(operation)));
    }
    return lines.toString();
  }

  private JsonNode document() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(service.resolve("/q/openapi?format=json")).build();
    return Wire.mapper().readTree(client.send(request, BodyHandlers.ofByteArray()).body());
  }

  private String letIn(Operation operation) throws IOException, InterruptedException {
    if (isLetIn(operation, Optional.empty(), 401)) {
      return "everybody";
    }
    var roles = new StringBuilder();
    for (var role : ROLES) {
      var token = issuer.token("ann", List.of(role), PATIENCE);
      roles.append(isLetIn(operation, Optional.of(token), 403) ? role + " " : "");
    }
    return roles.isEmpty() ? "nobody" : roles.toString().strip();
  }

  /// By whatever media type is asked for.
  private boolean isLetIn(Operation operation, Optional<String> token, int refusal)
      throws IOException, InterruptedException {
    var letIn = false;
    for (var answer : operation.answers()) {
      letIn |= isLetIn(operation, answer, token, refusal);
    }
    return letIn;
  }

  private boolean isLetIn(Operation operation, String answer, Optional<String> token, int refusal)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.resolve(operation.pathToNothing()))
            .method(operation.method(), BodyPublishers.noBody())
            .timeout(PATIENCE)
            .header("Content-Type", operation.body())
            .header("Accept", answer + ", application/problem+json");
    token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
    var response = client.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() == refusal) {
      requireProblem(operation, response.headers().allValues("Content-Type"), response.body());
    }
    return response.statusCode() != refusal;
  }

  /// A refusal says what would be right.
  private static void requireProblem(Operation operation, List<String> types, String body) {
    var type = types.stream().collect(Collectors.joining());
    if (!type.startsWith("application/problem+json") || !body.contains("Expected ")) {
      throw new IllegalStateException(
          "Expected %s %s to refuse with a problem document, but got %s: %s"
              .formatted(operation.method(), operation.path(), type, body));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
