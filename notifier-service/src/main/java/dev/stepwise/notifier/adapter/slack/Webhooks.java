package dev.stepwise.notifier.adapter.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Where a webhook may be.
final class Webhooks {
  private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

  private Webhooks() {}

  /// The webhook's address. Fails with [IllegalArgumentException], without naming the secret,
  /// unless the address is https, or http on this machine.
  static URI requireSafe(String address) {
    var webhook = parsed(address);
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
    return webhook;
  }

  private static URI parsed(String address) {
    try {
      return new URI(address);
    } catch (URISyntaxException _) { // which would tell it
      throw new IllegalArgumentException(
          "Expected notifier.slack.webhook-url to be an address, but it is none");
    }
  }
}
