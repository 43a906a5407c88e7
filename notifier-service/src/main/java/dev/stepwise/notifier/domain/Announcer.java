package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostSetAside;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RolledBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunCalledOff;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunMarkedDone;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which facts are worth telling. Users hear of what touches them: nothing before there is a time
/// or a start, and nothing of single hosts. [Appointments] says what is told of times, [Ballots]
/// what those are told who decide.
///
/// A rollback is an upgrade with a plan of its own, and what it touches stands in that plan. So its
/// notices come from its own facts; those that the undone upgrade gets are left out.
public final class Announcer {
  private static final Duration PUNCTUAL = Duration.ofMinutes(5);

  private Announcer() {}

  /// What an event means, given what is known so far. Fails with [CorruptHistory] when the event
  /// needs a plan and none came before it.
  public static Announcement on(Optional<Briefing> known, UpgradeEvent event) {
    return switch (event) {
      case PlanProposed e -> proposed(known, e, Optional.empty());
      case PlanApproved e -> Ballots.complete(planned(known, e), e);
      case UpgradeEvent.Approving e -> Ballots.on(planned(known, e), e);
      case UpgradeStarted e -> started(planned(known, e), e);
      case StageStarted e -> Announcement.silent(planned(known, e).begun(e.at()));
      case StageResumed e -> Announcement.silent(planned(known, e).resumed(e.stage(), e.at()));
      case UpgradeHeld e -> stopped(planned(known, e), NoticeKind.HELD, e.reason(), e);
      case UpgradePaused e -> stopped(planned(known, e), NoticeKind.PAUSED, e.reason(), e);
      case ConfirmationAsked e ->
          stopped(planned(known, e), NoticeKind.WAITING, "a checklist has to be signed", e);
      case UpgradeSucceeded e -> succeeded(planned(known, e), e);
      case UpgradeFailed e -> failed(planned(known, e), e);
      case UpgradeCancelled e ->
          known
              .map(briefing -> Appointments.off(briefing, e.reason(), e.at()))
              .orElseGet(() -> new Announcement(known, Optional.empty()));
      case UpgradeEvent.WindowAwaited e when isNews(planned(known, e), e) ->
          stopped(planned(known, e), NoticeKind.WINDOW_AWAITED, e.reason(), e);
      case UpgradeEvent.Timing e -> Appointments.on(planned(known, e), e);
      case UpgradeRequested _,
          RollbackRequested _,
          FactsDiscovered _,
          FactsNotDiscovered _,
          UpgradeRefused _,
          ChecklistSigned _,
          RunStarted _,
          RunReissued _,
          RunSucceeded _,
          RunFailed _,
          RunUnknown _,
          RunRetried _,
          RunCalledOff _,
          RunMarkedDone _,
          HostSetAside _,
          HostTakenBack _,
          HostExcluded _,
          PauseAsked _,
          UpgradeResumed _,
          CancelAsked _,
          RollbackStarted _,
          RolledBack _,
          RollbackFailed _ ->
          new Announcement(known, Optional.empty());
    };
  }

  /// There is a plan.
  ///
  /// @param requester who asked for it; empty when that was not heard
  public static Announcement proposed(
      Optional<Briefing> known, PlanProposed e, Optional<String> requester) {
    return Ballots.proposed(known, e.plan(), e.planHash(), requester, e.at());
  }

  /// Somebody may have started it long before its time, and calendars know of that time only.
  private static Announcement started(Briefing known, UpgradeStarted e) {
    var isMoved = known.timing().startsAt().filter(due -> isFar(due, e.at())).isPresent();
    var timing = isMoved ? known.timing().given(e.at(), e.at()) : known.timing();
    var briefing = e.stages().map(known::forecast).orElse(known).with(timing.started());
    var kind = briefing.isRollback() ? NoticeKind.ROLLING_BACK : NoticeKind.STARTED;
    var forecast = Downtimes.forecast(briefing, e.at());
    var notice = UpgradeNotice.of(briefing, kind, 1, forecast, Optional.empty(), e.at());
    var entry = briefing.entry().filter(_ -> isMoved);
    return Announcement.of(briefing, entry.map(notice::with).orElse(notice));
  }

  /// That it waits until its window opens was to be expected, as long as nothing is down.
  private static boolean isNews(Briefing briefing, UpgradeEvent.WindowAwaited e) {
    return Downtimes.isDownBefore(briefing, e.stage())
        || briefing.timing().opens().filter(e.at()::isBefore).isEmpty();
  }

  private static boolean isFar(Instant due, Instant started) {
    return Duration.between(due, started).abs().compareTo(PUNCTUAL) > 0;
  }

  private static Announcement stopped(
      Briefing known, NoticeKind kind, String reason, UpgradeEvent e) {
    var briefing = known.held();
    var down = Downtimes.soFar(briefing);
    return Announcement.of(
        briefing,
        UpgradeNotice.of(briefing, kind, briefing.holds(), down, Optional.of(reason), e.at()));
  }

  private static Announcement succeeded(Briefing briefing, UpgradeSucceeded e) {
    var kind = briefing.isRollback() ? NoticeKind.ROLLED_BACK : NoticeKind.FINISHED;
    var measured = Downtimes.measured(briefing, e.at());
    return Announcement.of(
        briefing, UpgradeNotice.of(briefing, kind, 1, measured, Optional.empty(), e.at()));
  }

  private static Announcement failed(Briefing briefing, UpgradeFailed e) {
    var kind = briefing.isRollback() ? NoticeKind.ROLLBACK_FAILED : NoticeKind.FAILED;
    var down = Downtimes.soFar(briefing);
    return Announcement.of(
        briefing, UpgradeNotice.of(briefing, kind, 1, down, Optional.of(e.reason()), e.at()));
  }

  private static Briefing planned(Optional<Briefing> known, UpgradeEvent e) {
    return known.orElseThrow(() ->
        new CorruptHistory(
            "Expected a plan of upgrade '%s' before its %s, but there was none"
                .formatted(e.upgradeId(), e.getClass().getSimpleName())));
  }
}
