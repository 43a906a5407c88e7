package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.alert.SecurityAlert.HostKeyRefused;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import java.time.Instant;
import java.util.Optional;

/// An alert as people are told of it.
///
/// @param name of the alert
/// @param kind what was refused
/// @param place the host or, where none is known, the topic
/// @param detail what was expected, and what it was instead
/// @param evidence where to look it up
/// @param noticedBy which service refused it
public record Sighting(
    String name,
    Kind kind,
    String place,
    String detail,
    String evidence,
    Optional<UpgradeId> upgrade,
    String noticedBy,
    Instant at) {
  /// What was refused.
  public enum Kind {
    UNSIGNED,
    FORGED,
    EXPIRED,
    WRONG_ZONE,
    REPLAYED,
    HOST_KEY_CHANGED,
    HOST_KEY_REVOKED
  }

  public static Sighting of(SecurityAlert alert) {
    return switch (alert) {
      case RecordRefused a -> of(a);
      case HostKeyRefused a -> of(a);
    };
  }

  /// Alerts of one group are told together.
  public String group() {
    return kind + " " + place;
  }

  private static Sighting of(RecordRefused a) {
    return new Sighting(
        a.name(),
        kindOf(a.refusal()),
        a.host().map(HostId::value).orElse(a.topic()),
        a.detail(),
        "the record at offset %d of partition %d of %s, sealed there, and its copy with the reason in %s.dlq (SHA-256 of its value: %s)"
            .formatted(a.offset(), a.partition(), a.topic(), a.topic(), a.payload()),
        a.upgrade(),
        a.noticedBy(),
        a.at());
  }

  private static Sighting of(HostKeyRefused a) {
    return new Sighting(
        a.name(),
        a.revoked() ? Kind.HOST_KEY_REVOKED : Kind.HOST_KEY_CHANGED,
        a.host().value(),
        "Expected %s, but it showed %s".formatted(String.join(" or ", a.expected()), a.shown()),
        "ssh-keyscan of %s, compared with `ssh-keygen -lf` of the key files on the host's own console"
            .formatted(a.address()),
        a.upgrade(),
        a.noticedBy(),
        a.at());
  }

  private static Kind kindOf(Refusal refusal) {
    return switch (refusal) {
      case UNSIGNED -> Kind.UNSIGNED;
      case FORGED -> Kind.FORGED;
      case EXPIRED -> Kind.EXPIRED;
      case WRONG_ZONE -> Kind.WRONG_ZONE;
      case REPLAYED -> Kind.REPLAYED;
    };
  }
}
