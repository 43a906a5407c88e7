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
/// @param revision grows from one notice of its kind about an upgrade to the next; a notice of a
///   time has the number of the change
/// @param downtimes what is not available; forecast in a notice that something starts, else as it
///   was
/// @param reason why a person is needed, or why it was stopped
/// @param touches the components that are upgraded or down; absent in old notices
/// @param entry what becomes of the entry in people's calendars; absent when nothing does
/// @param start the agreed start, where there is one
/// @param ballot who has to agree with the plan; absent in what users are told
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
    Instant at,
    Optional<List<String>> touches,
    Optional<CalendarEntry> entry,
    Optional<Instant> start,
    Optional<Ballot> ballot)
    implements Notice {
  public UpgradeNotice {
    downtimes = List.copyOf(downtimes);
    touches = touches.map(List::copyOf);
  }

  /// The components that are upgraded or down; empty when none is known.
  public List<String> components() {
    return touches.orElse(List.of());
  }

  /// What all notices about an upgrade and its rollback have in common.
  public UpgradeId thread() {
    return rollbackOf.orElse(upgrade);
  }

  UpgradeNotice with(CalendarEntry newEntry) {
    return new UpgradeNotice(
        upgrade,
        rollbackOf,
        installation,
        title,
        platform,
        from,
        to,
        kind,
        revision,
        downtimes,
        reason,
        at,
        touches,
        Optional.of(newEntry),
        start,
        ballot);
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

  @Override
  public Severity severity() {
    return kind.severity();
  }

  static UpgradeNotice of(
      Briefing briefing,
      NoticeKind kind,
      int revision,
      List<Downtime> downtimes,
      Optional<String> reason,
      Instant at) {
    return of(briefing, kind, revision, downtimes, reason, at, Optional.empty());
  }

  /// What those who decide are told of the plan that they are asked about.
  static UpgradeNotice ofBallot(
      Briefing briefing, NoticeKind kind, Optional<String> reason, Instant at) {
    var round = briefing.ballot().map(Ballot::round).orElse(1);
    return of(briefing, kind, round, List.of(), reason, at, briefing.ballot());
  }

  private static UpgradeNotice of(
      Briefing briefing,
      NoticeKind kind,
      int revision,
      List<Downtime> downtimes,
      Optional<String> reason,
      Instant at,
      Optional<Ballot> ballot) {
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
        at,
        Optional.of(briefing.components()),
        Optional.empty(),
        briefing.timing().startsAt(),
        ballot);
  }
}
