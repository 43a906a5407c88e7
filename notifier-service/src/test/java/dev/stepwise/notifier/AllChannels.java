package dev.stepwise.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// As [Surroundings], with a subscriber on every channel, and one that nobody may call.
public final class AllChannels implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return TestSettings.everyChannel();
  }

  @Override
  public void stop() {}
}
