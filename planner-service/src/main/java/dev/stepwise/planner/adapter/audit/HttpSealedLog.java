package dev.stepwise.planner.adapter.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.UnreadableMessage;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.signature.ServiceToken;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.SealedLog;
import dev.stepwise.planner.application.ServiceTokens;
import dev.stepwise.planner.config.PlannerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Asks audit for the replay of an upgrade, and takes the sealed events out of it: what they add up
/// to is for us to see.
@ApplicationScoped
class HttpSealedLog implements SealedLog {
  private static final int NOT_SEALED_YET = 404;
  private static final Set<String> BROKEN =
      Set.of("urn:stepwise:problem:broken-seal", "urn:stepwise:problem:corrupt-history");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final PlannerConfig config;
  private final ServiceTokens tokens;
  private final InstantSource clock;

  HttpSealedLog(PlannerConfig config, ServiceTokens tokens, InstantSource clock) {
    this.config = config;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public List<UpgradeEvent> history(UpgradeId id) {
    var response =
        get(URI.create(config.auditUrl() + "/api/v1/upgrades/" + id + "/replay?proven=true"));
    return switch (response.statusCode()) {
      case 200 -> events(response.body());
      case NOT_SEALED_YET -> List.of();
      default -> throw refused(response);
    };
  }

  private static RuntimeException refused(HttpResponse<byte[]> response) {
    var problem = problem(response.body());
    return BROKEN.contains(problem.path("type").asText())
        ? new Broken(problem.path("detail").asText())
        : unavailable("it answered " + response.statusCode(), new IOException("status"));
  }

  private static JsonNode problem(byte[] body) {
    try {
      return Wire.mapper().readTree(body);
    } catch (IOException _) {
      return MissingNode.getInstance();
    }
  }

  private HttpResponse<byte[]> get(URI uri) {
    try {
      return client.send(request(uri), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw unavailable(uri + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable("the call was interrupted", e);
    }
  }

  private HttpRequest request(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + tokens.of(ServiceToken.REPLAY, clock.instant()))
        .build();
  }

  private static List<UpgradeEvent> events(byte[] body) {
    try {
      var events = new ArrayList<UpgradeEvent>();
      for (var entry : Wire.mapper().readTree(body).path("events")) {
        events.add(event(entry));
      }
      return events;
    } catch (IOException | UnreadableMessage e) {
      throw unavailable("its answer cannot be read: " + e.getMessage(), e);
    }
  }

  private static UpgradeEvent event(JsonNode entry) {
    return Wire.decode(
        entry.path("type").asText(), Wire.encode(entry.path("data")), UpgradeEvent.class);
  }

  private static Unavailable unavailable(String what, Exception cause) {
    return new Unavailable("Expected audit to show what it has sealed, but " + what, cause);
  }
}
