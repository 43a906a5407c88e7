package dev.stepwise.executor.adapter.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.stepwise.executor.adapter.ssh.HostKeyLine.Meaning;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which keys a host may show: the pinned ones, and those that an authority has signed. What is
/// revoked is looked at first, and nothing outweighs it.
record HostKeys(Set<KeyBlob> pinned, Set<KeyBlob> authorities, Set<KeyBlob> revoked) {
  /// Fails with [IllegalArgumentException] when a line is not a key.
  ///
  /// @param lines of the host
  /// @param revokedAnywhere beside those that the lines revoke
  static HostKeys of(List<String> lines, Set<KeyBlob> revokedAnywhere) {
    var revoked = new HashSet<>(keys(lines, Meaning.REVOKED));
    revoked.addAll(revokedAnywhere);
    return new HostKeys(
        keys(lines, Meaning.PINNED), keys(lines, Meaning.AUTHORITY), Set.copyOf(revoked));
  }

  private static Set<KeyBlob> keys(List<String> lines, Meaning meaning) {
    return lines.stream()
        .map(HostKeyLine::parse)
        .filter(line -> line.meaning() == meaning)
        .map(HostKeyLine::key)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Why the key that a host shows is not accepted; nothing when it is.
  ///
  /// @param address that the host was asked for by
  Optional<Refusal> refusal(PublicKey key, String address) {
    return key instanceof Certificate<?> certificate
        ? refusal(new HostCertificate(certificate), address)
        : refusal(KeyBlob.of(key));
  }

  private Optional<Refusal> refusal(KeyBlob key) {
    if (revoked.contains(key)) {
      return refused(key, true, "is revoked");
    }
    return pinned.contains(key) ? Optional.empty() : refused(key, false, "is not pinned");
  }

  private Optional<Refusal> refusal(HostCertificate certificate, String address) {
    var key = certificate.key();
    if (revoked.contains(key) || revoked.contains(certificate.blob())) {
      return refused(key, true, "is revoked");
    }
    var authority = certificate.authority();
    if (revoked.contains(authority)) {
      return refused(
          key,
          true,
          "is signed by the authority " + authority.fingerprint() + ", which is revoked");
    }
    if (!authorities.contains(authority)) {
      return refused(key, false, "is signed by the unknown authority " + authority.fingerprint());
    }
    return certificate
        .flaw(address)
        .flatMap(flaw -> refused(key, false, "has a certificate that does not hold: " + flaw));
  }

  private Optional<Refusal> refused(KeyBlob key, boolean isRevoked, String why) {
    return Optional.of(new Refusal(expected(), key.fingerprint(), isRevoked, why));
  }

  private List<String> expected() {
    return Stream.concat(
            pinned.stream().map(KeyBlob::fingerprint),
            authorities.stream().map(key -> "one signed by " + key.fingerprint()))
        .sorted()
        .toList();
  }

  /// A key that was shown and not accepted.
  ///
  /// @param expected fingerprints of those that would have been
  /// @param shown its fingerprint
  record Refusal(List<String> expected, String shown, boolean revoked, String why) {
    String words() {
      return "Expected host key %s, but it showed %s, which %s"
          .formatted(expected.isEmpty() ? "(none)" : String.join(" or ", expected), shown, why);
    }
  }
}
