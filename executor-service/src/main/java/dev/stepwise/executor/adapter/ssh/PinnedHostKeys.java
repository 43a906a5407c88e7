package dev.stepwise.executor.adapter.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/// Accepts the pinned keys of one host and no other, and remembers which other was shown.
final class PinnedHostKeys implements HostKeyVerifier {
  private final List<PinnedKey> pinned;
  private volatile @Nullable String refused;

  /// Fails with [IllegalArgumentException] when a key is not like `ssh-ed25519 AAAA…`.
  PinnedHostKeys(List<String> hostKeys) {
    this.pinned = hostKeys.stream().map(PinnedKey::parse).toList();
  }

  /// Compares the keys in their wire form (RFC 4253, section 6.6), so nothing is left to how a key
  /// is parsed.
  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    var shown = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    if (pinned.stream().anyMatch(known -> MessageDigest.isEqual(known.blob(), shown))) {
      return true;
    }
    refused = fingerprint(shown);
    return false;
  }

  /// The pinned types are asked for first: a host with several keys then shows the one that is
  /// known.
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return pinned.stream().flatMap(key -> algorithms(key.type()).stream()).distinct().toList();
  }

  /// What to tell people when another key was shown.
  Optional<String> change() {
    return Optional.ofNullable(refused)
        .map(shown ->
            "Expected host key %s, but it showed %s"
                .formatted(
                    String.join(
                        " or ", pinned.stream().map(key -> fingerprint(key.blob())).toList()),
                    shown));
  }

  private static List<String> algorithms(String type) {
    return type.equals("ssh-rsa")
        ? List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa")
        : List.of(type);
  }

  /// As `ssh-keygen -l` shows it.
  private static String fingerprint(byte[] blob) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(blob);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java platform to have SHA-256", e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
  private record PinnedKey(String type, byte[] blob) {
    static PinnedKey parse(String line) {
      var words = line.strip().split("\\s+");
      if (words.length < 2) {
        throw new IllegalArgumentException(
            "Expected a host key such as 'ssh-ed25519 AAAA…', but got '" + line + "'");
      }
      return new PinnedKey(words[0], Base64.getDecoder().decode(words[1]));
    }

    @Override
    public String toString() {
      return type + " " + Arrays.hashCode(blob);
    }
  }
}
