package dev.stepwise.notifier.adapter.webhook;

import dev.stepwise.notifier.config.NotifierConfig.Webhook;
import dev.stepwise.notifier.config.Secret;
import java.net.URI;

/// Somebody to call.
record Endpoint(URI url, WebhookSecret secret) {
  /// Fails with [IllegalArgumentException] when it is not safe to call.
  ///
  /// @param name by which subscriptions know it
  static Endpoint of(String name, Webhook webhook, PublicAddresses addresses) {
    var url = webhook.url();
    var safe =
        url.getHost() != null
            && url.getUserInfo() == null
            && ("https".equals(url.getScheme())
                || ("http".equals(url.getScheme()) && addresses.isAllowed(url.getHost())));
    if (!safe) {
      throw new IllegalArgumentException(
          "Expected notifier.webhooks.%s.url to be https://…, or http:// to one of notifier.webhook-hosts, but it is not"
              .formatted(name));
    }
    var setting = "notifier.webhooks.%s.secret".formatted(name);
    return new Endpoint(url, WebhookSecret.parse(setting, Secret.read(setting, webhook.secret())));
  }
}
