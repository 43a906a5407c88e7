package dev.stepwise.notifier.adapter.slack;

import java.net.URI;
import java.util.Set;

/// Where a webhook may be.
final class Webhooks {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private Webhooks() {}

  /// Fails with [IllegalArgumentException], without naming the secret, unless the address is https,
  /// or http on this machine.
  static void requireSafe(URI webhook) {
    boolean safe =
        webhook.getHost() != null
            && ("https".equals(webhook.getScheme())
                || ("http".equals(webhook.getScheme())
                    && THIS_MACHINE.contains(webhook.getHost())));
    if (!safe) {
      throw new IllegalArgumentException(
          "Expected notifier.slack.webhook-url to be https://…, or http:// on this machine, but its scheme is '%s'"
              .formatted(webhook.getScheme()));
    }
  }
}
