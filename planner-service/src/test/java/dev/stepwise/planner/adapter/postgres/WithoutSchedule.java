package dev.stepwise.planner.adapter.postgres;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// Nobody but the test looks at the tables.
public final class WithoutSchedule implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.arc.exclude-types", "dev.stepwise.planner.adapter.schedule.*");
  }
}
