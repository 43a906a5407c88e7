package dev.stepwise.audit.adapter.kafka;

import dev.stepwise.audit.application.HostZones;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.signature.Verification.Genuine;
import dev.stepwise.log.About;
import java.util.Optional;
import java.util.Set;

/// An executor speaks for the hosts of its zone only (ADR 14).
record OwnZone(HostZones zones) {
  /// What executors say of hosts. An alert is not among it: the host that it names is what the
  /// refused record claimed, and that may well be one of another zone.
  private static final Set<String> TOPICS = Set.of(Topics.STEP_REPORTS, Topics.STEP_OUTPUT);

  /// Why the owner of a key may not say what a record says; empty when he may, and when no sealed
  /// request names the host, since nobody can tell then.
  Optional<String> objection(String topic, Genuine key, About about) {
    return TOPICS.contains(topic)
        ? about.host().map(HostId::new).flatMap(host -> objection(key, host, about))
        : Optional.empty();
  }

  private Optional<String> objection(Genuine key, HostId host, About about) {
    return about
        .upgrade()
        .map(UpgradeId::new)
        .flatMap(upgrade -> zones.zoneOf(upgrade, host))
        .filter(zone -> !key.zone().equals(Optional.of(zone)))
        .map(zone ->
            "%s: Expected a record on host '%s' of zone '%s' to be signed there, but key '%s' is of zone '%s'"
                .formatted(Refusal.WRONG_ZONE, host, zone, key.kid(), key.zone().orElse("none")));
  }
}
