package dev.stepwise.audit.adapter.schedule;

import dev.stepwise.audit.application.GivenAway;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the stored log is what was given away of it; when not, says which checkpoint does
/// not fit.
@Readiness
@ApplicationScoped
class LogHealth implements HealthCheck {
  private final GivenAway given;

  LogHealth(GivenAway given) {
    this.given = given;
  }

  @Override
  public HealthCheckResponse call() {
    var trouble = given.trouble();
    var answer = HealthCheckResponse.named("log").status(trouble.isEmpty());
    trouble.ifPresent(found -> answer.withData("reason", found.problem()));
    return answer.build();
  }
}
