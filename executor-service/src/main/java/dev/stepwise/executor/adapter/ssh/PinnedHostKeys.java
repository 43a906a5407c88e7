package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.adapter.ssh.HostKeys.Refusal;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/// Accepts the keys of one host and no other, before anything is said to it, and remembers which
/// was shown. The only verifier of host keys that there is.
final class PinnedHostKeys implements HostKeyVerifier {
  private static final List<String> CERTIFICATES =
      List.of(
          "ssh-ed25519-cert-v01@openssh.com",
          "ecdsa-sha2-nistp256-cert-v01@openssh.com",
          "ecdsa-sha2-nistp384-cert-v01@openssh.com",
          "ecdsa-sha2-nistp521-cert-v01@openssh.com",
          RsaCertificates.SHA_512,
          RsaCertificates.SHA_256);

  private final HostKeys keys;
  private volatile @Nullable PublicKey accepted;
  private volatile @Nullable Refusal refused;

  PinnedHostKeys(HostKeys keys) {
    this.keys = keys;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    var refusal = keys.refusal(key, hostname);
    refused = refusal.orElse(null);
    accepted = refusal.isEmpty() ? key : null;
    return refusal.isEmpty();
  }

  /// The known types are asked for first: a host with several keys then shows the one that is
  /// known.
  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return Stream.concat(
            keys.authorities().isEmpty() ? Stream.empty() : CERTIFICATES.stream(),
            keys.pinned().stream().flatMap(key -> algorithms(key.type()).stream()))
        .distinct()
        .toList();
  }

  /// The key that was shown and not accepted.
  Optional<Refusal> refusal() {
    return Optional.ofNullable(refused);
  }

  /// Whether the key that was accepted still would be.
  boolean holds(Set<KeyBlob> revoked, String hostname) {
    var key = accepted;
    return key != null
        && new HostKeys(keys.pinned(), keys.authorities(), revokedWith(revoked))
            .refusal(key, hostname)
            .isEmpty();
  }

  private Set<KeyBlob> revokedWith(Set<KeyBlob> others) {
    return Stream.concat(keys.revoked().stream(), others.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> algorithms(String type) {
    return type.equals("ssh-rsa") ? List.of("rsa-sha2-512", "rsa-sha2-256") : List.of(type);
  }
}
