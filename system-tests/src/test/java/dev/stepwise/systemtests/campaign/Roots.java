package dev.stepwise.systemtests.campaign;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The Merkle roots of a growing list of leaves (RFC 9162, section 2.1.1), computed by the checker
/// itself and not by what it checks.
final class Roots {
  private static final HexFormat HEX = HexFormat.of();

  private final List<byte[]> peaks = new ArrayList<>();
  private long size;

  void add(String leafHash) {
    var hash = HEX.parseHex(leafHash);
    for (var rest = size; (rest & 1) == 1; rest >>= 1) {
      hash = node(peaks.removeLast(), hash);
    }
    peaks.add(hash);
    size++;
  }

  /// The root over what was added so far, which must be something.
  String root() {
    return HEX.formatHex(
        peaks.reversed().stream().reduce((right, left) -> node(left, right)).orElseThrow());
  }

  private static byte[] node(byte[] left, byte[] right) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) 1);
      digest.update(left);
      return digest.digest(right);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }
}
