package dev.stepwise.audit.adapter.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while facts are sealed as they come; when not, says why.
@Readiness
@ApplicationScoped
class IngestHealth implements HealthCheck {
  private final IngestState state;

  IngestHealth(IngestState state) {
    this.state = state;
  }

  @Override
  public HealthCheckResponse call() {
    var trouble = state.trouble();
    var answer = HealthCheckResponse.named("ingest").status(trouble.isEmpty());
    trouble.ifPresent(reason -> answer.withData("reason", reason));
    return answer.build();
  }
}
