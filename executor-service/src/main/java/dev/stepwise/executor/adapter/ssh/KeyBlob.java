package dev.stepwise.executor.adapter.ssh;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;

/// A public key, or a certificate, in its wire form (RFC 4253, section 6.6), so that nothing is
/// left to how a key is parsed.
///
/// @param base64 of the bytes, as in `known_hosts`
record KeyBlob(String base64) {
  static KeyBlob of(byte[] bytes) {
    return new KeyBlob(Base64.getEncoder().encodeToString(bytes));
  }

  static KeyBlob of(PublicKey key) {
    return of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
  }

  /// Fails with [IllegalArgumentException] when it is not base64 of a key of that type.
  static KeyBlob parse(String type, String base64) {
    var blob = of(Base64.getDecoder().decode(base64));
    if (!blob.type().equals(type)) {
      throw new IllegalArgumentException(
          "Expected a key of type %s, but it is of type %s".formatted(type, blob.type()));
    }
    return blob;
  }

  byte[] bytes() {
    return Base64.getDecoder().decode(base64);
  }

  /// Such as `ssh-ed25519`. Fails with [IllegalArgumentException] when the bytes are no key.
  String type() {
    try {
      return new Buffer.PlainBuffer(bytes()).readString(StandardCharsets.US_ASCII);
    } catch (Buffer.BufferException e) {
      throw new IllegalArgumentException("Expected a public key, but got '" + base64 + "'", e);
    }
  }

  /// As `ssh-keygen -l` shows it.
  String fingerprint() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }
}
