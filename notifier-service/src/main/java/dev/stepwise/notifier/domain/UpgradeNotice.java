package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something that the users of an installation are told, once.
///
/// @param rollbackOf the upgrade that is undone, when this is about a rollback
/// @param revision 1 for the first notice of its kind about an upgrade, 2 for the second
/// @param downtimes what is not available; forecast in a notice that something starts, else as it
///   was
/// @param reason why a person is needed, or why it was stopped
public record UpgradeNotice(
    UpgradeId upgrade,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String title,
    String platform,
    Release from,
    Release to,
    NoticeKind kind,
    int revision,
    List<Downtime> downtimes,
    Optional<String> reason,
    Instant at)
    implements Notice {
  public UpgradeNotice {
    downtimes = List.copyOf(downtimes);
  }

  /// The same for the same upgrade, kind and revision, whoever computes it.
  @Override
  public String id() {
    return "%s.%s.%d".formatted(upgrade, kind.wireName(), revision);
  }

  @Override
  public Optional<UpgradeId> about() {
    return Optional.of(upgrade);
  }

  @Override
  public String wireKind() {
    return kind.wireName();
  }

  static UpgradeNotice of(
      Briefing briefing,
      NoticeKind kind,
      int revision,
      List<Downtime> downtimes,
      Optional<String> reason,
      Instant at) {
    return new UpgradeNotice(
        briefing.upgrade(),
        briefing.rollbackOf(),
        briefing.installation(),
        briefing.title(),
        briefing.platform(),
        briefing.from(),
        briefing.to(),
        kind,
        revision,
        downtimes,
        reason,
        at);
  }
}
