package dev.stepwise.notifier.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The key that a receiver knows us by, and the signature made with it: HMAC-SHA256 over
/// `id.timestamp.body` (Standard Webhooks 1.0, version `v1`).
final class WebhookSecret {
  private static final String PREFIX = "whsec_";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LEAST = 24;
  private static final int MOST = 64;

  private final SecretKeySpec key;

  private WebhookSecret(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// Fails with [IllegalArgumentException], which does not tell the secret, when it is none.
  ///
  /// @param setting that refers to it
  static WebhookSecret parse(String setting, String text) {
    if (text.startsWith(PREFIX)) {
      try {
        var key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (key.length >= LEAST && key.length <= MOST) {
          return new WebhookSecret(key);
        }
      } catch (IllegalArgumentException _) {
        // said below, without it
      }
    }
    throw new IllegalArgumentException(
        "Expected %s to refer to whsec_ and %d to %d bytes in base64, but it does not"
            .formatted(setting, LEAST, MOST));
  }

  /// The value of the header `webhook-signature`.
  String sign(String id, Instant at, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update("%s.%d.".formatted(id, at.getEpochSecond()).getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every JDK to know " + ALGORITHM, e);
    }
  }
}
