package dev.stepwise.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// As [AllChannels], but who is subscribed decides on upgrades; `vienna` and the users that are
/// named use the platform.
public final class Deciders implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(TestSettings.everyChannel());
    settings.remove("notifier.templates");
    settings.put("notifier.email.to", "users@example.org");
    List.of("team", "ci", "tokyo")
        .forEach(
            name -> settings.put("notifier.subscriptions.%s.role".formatted(name), "approver"));
    return settings;
  }

  @Override
  public void stop() {}
}
