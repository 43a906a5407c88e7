package dev.stepwise.planner.adapter.http;

import dev.stepwise.planner.config.PlannerConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Turns away requests that are too large, before they are read.
class BodySizeFilter {
  private final PlannerConfig config;

  BodySizeFilter(PlannerConfig config) {
    this.config = config;
  }

  @ServerRequestFilter(preMatching = true)
  Optional<Response> turnAway(ContainerRequestContext request) {
    var length = request.getLength();
    if (length <= config.largestRequest()) {
      return Optional.empty();
    }
    var detail = "Expected at most %d bytes, but got %d".formatted(config.largestRequest(), length);
    return Optional.of(
        Problem.of(413, "Too large", detail, request.getUriInfo().getRequestUri()).toResponse());
  }
}
