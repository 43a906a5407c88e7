package dev.stepwise.signin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Turns away what a web page of somebody else sends through the browser of a person.
class ProvenanceFilter {
  private final Set<String> names;

  /// @param names further names under which the service is called
  ProvenanceFilter(@ConfigProperty(name = "stepwise.names") Optional<Set<String>> names) {
    this.names = names.orElse(Set.of());
  }

  @ServerRequestFilter(preMatching = true)
  Optional<Response> turnAway(HttpServerRequest request) {
    return provenance(request).objection(names).map(why -> forbidden(why, request));
  }

  private static Provenance provenance(HttpServerRequest request) {
    var authority = request.authority();
    return new Provenance(
        request.method().name(),
        authority == null ? null : authority.host(),
        text(authority),
        request.getHeader("Origin"),
        request.getHeader("Sec-Fetch-Site"));
  }

  private static @Nullable String text(@Nullable HostAndPort authority) {
    if (authority == null) {
      return null;
    }
    return authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
  }

  private static Response forbidden(String why, HttpServerRequest request) {
    return Refusal.of(403, "Foreign page", why, request.uri()).toResponse();
  }
}
