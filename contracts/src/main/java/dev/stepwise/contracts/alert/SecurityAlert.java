package dev.stepwise.contracts.alert;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something was refused that nobody honest sends; the key on the topic is the host's id, or the
/// topic's name where no host is known.
public sealed interface SecurityAlert {
  /// Who refused it: a service's own name, such as `executor-1`.
  String noticedBy();

  /// When, by the clock of the service that noticed it.
  Instant at();

  /// The upgrade it claims to be about.
  Optional<UpgradeId> concerns();

  /// What it is about, and its key on the topic: the host, or the topic where no host is known.
  String subject();

  /// Its own name; the same when the same thing is noticed again after a crash.
  String name();

  /// A record was not acted upon; it lies in the topic's dead-letter topic.
  ///
  /// @param detail what was expected, and what it was instead
  /// @param payload the digest of the record's value
  /// @param upgrade as the record says, if it can be read; it proves nothing
  /// @param host as the record says, if it can be read; it proves nothing
  record RecordRefused(
      Refusal refusal,
      String detail,
      String topic,
      int partition,
      long offset,
      Sha256 payload,
      Optional<UpgradeId> upgrade,
      Optional<HostId> host,
      String noticedBy,
      Instant at)
      implements SecurityAlert {
    @Override
    public Optional<UpgradeId> concerns() {
      return upgrade;
    }

    @Override
    public String subject() {
      return host.map(HostId::value).orElse(topic);
    }

    @Override
    public String name() {
      return "%s/%d/%d/refused".formatted(topic, partition, offset);
    }
  }

  /// A host showed a key that is not pinned for it, or one that is revoked; nothing was said to it.
  ///
  /// @param address where it was spoken to, such as `10.0.0.7:22`
  /// @param expected the fingerprints of the pinned keys, as `SHA256:…` (RFC 4255 names the idea,
  ///   OpenSSH the form)
  /// @param shown the fingerprint of the key that it showed
  /// @param revoked whether the key was pinned once and must not be trusted any more
  record HostKeyRefused(
      Optional<UpgradeId> upgrade,
      HostId host,
      String address,
      List<String> expected,
      String shown,
      boolean revoked,
      String noticedBy,
      Instant at)
      implements SecurityAlert {
    public HostKeyRefused {
      expected = List.copyOf(expected);
    }

    @Override
    public Optional<UpgradeId> concerns() {
      return upgrade;
    }

    @Override
    public String subject() {
      return host.value();
    }

    @Override
    public String name() {
      return "%s/key-refused/%s".formatted(host, at);
    }
  }
}
