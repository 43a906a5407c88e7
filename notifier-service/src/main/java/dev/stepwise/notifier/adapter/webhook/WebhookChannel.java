package dev.stepwise.notifier.adapter.webhook;

import dev.stepwise.notifier.adapter.webhook.PublicAddresses.InsideAddress;
import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Sending.Refused;
import dev.stepwise.notifier.domain.Sending.TryLater;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/// Programs, called by Standard Webhooks. A receiver tells duplicates by `webhook-id`, which is the
/// notice's id in every try.
@ApplicationScoped
@Startup
class WebhookChannel implements Channel {
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final WebhookHttp http;
  private final Clock clock;

  WebhookChannel(NotifierConfig config, Clock clock) {
    this.clock = clock;
    Set<String> allowed = new HashSet<>(config.webhookHosts().orElse(List.of()));
    var addresses = new PublicAddresses(allowed, SystemDefaultDnsResolver.INSTANCE);
    this.http = new WebhookHttp(addresses);
    config.webhooks().forEach((name, it) -> endpoints.put(name, Endpoint.of(name, it, addresses)));
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Sending send(Delivery delivery, Message message) {
    var endpoint = endpoints.get(delivery.subscriber().name());
    if (endpoint == null) {
      return notSent("Expected a webhook of that name in notifier.webhooks, but there is none");
    }
    try {
      return http.post(request(endpoint, delivery, message), clock);
    } catch (InsideAddress e) {
      return new Refused("Webhook: " + e.getMessage());
    } catch (UnknownHostException
        | ConnectException
        | ConnectTimeoutException
        | SSLHandshakeException e) {
      return notSent("Webhook: no connection, " + e.getClass().getSimpleName());
    } catch (IOException e) {
      var reason = "Webhook: no answer, " + e.getClass().getSimpleName();
      return new TryLater(reason, Optional.empty(), true);
    }
  }

  private HttpPost request(Endpoint endpoint, Delivery delivery, Message message) {
    var id = delivery.notice().id();
    var body = WebhookBody.of(delivery, message).toJson();
    Instant now = clock.instant();
    var post = new HttpPost(endpoint.url());
    post.setHeader("webhook-id", id);
    post.setHeader("webhook-timestamp", Long.toString(now.getEpochSecond()));
    post.setHeader("webhook-signature", endpoint.secret().sign(id, now, body));
    post.setHeader("User-Agent", "Stepwise");
    post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    return post;
  }

  private static Sending notSent(String reason) {
    return new TryLater(reason, Optional.empty(), false);
  }
}
