package dev.stepwise.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Kafka and PostgreSQL, and the ports at which tests start a mail server and a Slack.
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return TestSettings.basic();
  }

  @Override
  public void stop() {}
}
