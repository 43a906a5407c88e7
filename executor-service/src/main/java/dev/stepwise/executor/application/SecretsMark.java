package dev.stepwise.executor.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.signature.SigningKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SortedMap;

/// Tells the secrets that a script was given from others. It is kept on the host, so it is keyed:
/// who has no key of an executor cannot even try whether a guess at a weak password is right.
///
/// @param hex 64 hexadecimal digits; empty when no secrets are given
public record SecretsMark(String hex) {
  /// No secrets.
  public static final SecretsMark NONE = new SecretsMark("");

  /// @param host each has marks of its own, so that nobody sees that two hosts share a password
  /// @param secrets by variable
  /// @param key of this executor; those of a zone share one, or do not know each other's marks
  static SecretsMark of(HostId host, SortedMap<String, String> secrets, SigningKey key) {
    if (secrets.isEmpty()) {
      return NONE;
    }
    var data = new ByteArrayOutputStream();
    add(data, host.value());
    secrets.forEach((variable, value) -> {
      add(data, variable);
      add(data, value);
    });
    return new SecretsMark(HexFormat.of().formatHex(key.mac("secrets", data.toByteArray())));
  }

  /// With its length before it: where one text ends and the next begins is marked too.
  private static void add(ByteArrayOutputStream data, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    data.writeBytes(bytes);
  }
}
