package dev.stepwise.cli.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks a service whether it is ready.
record Readiness(HttpClient client, URI service) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  boolean isReady() {
    var request =
        HttpRequest.newBuilder(service.resolve("/q/health/ready")).timeout(PATIENCE).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
