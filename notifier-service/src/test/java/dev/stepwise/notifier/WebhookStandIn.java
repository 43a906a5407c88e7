package dev.stepwise.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A receiver that believes only what Standard Webhooks lets it believe: 401 for a wrong signature,
/// 400 for what lacks a header or is no JSON.
public final class WebhookStandIn extends StandIn {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final List<Heard> heard = new CopyOnWriteArrayList<>();

  public record Heard(String id, JsonNode body) {}

  public WebhookStandIn(int port) throws IOException {
    super(port);
  }

  public List<Heard> heard() {
    return heard;
  }

  @Override
  Answer answer(Call call) throws IOException {
    var id = call.header("Webhook-id");
    var timestamp = call.header("Webhook-timestamp");
    if (id.isEmpty() || !timestamp.matches("\\d{10}") || !call.json().path("type").isTextual()) {
      return new Answer(400, "", Map.of());
    }
    if (!call.header("Webhook-signature").equals("v1," + hmac(id, timestamp, call.body()))) {
      return new Answer(401, "", Map.of());
    }
    heard.add(new Heard(id, call.json()));
    return new Answer(200, "", Map.of());
  }

  private static String hmac(String id, String timestamp, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      var key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      var signed = String.join(".", id, timestamp, body);
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
