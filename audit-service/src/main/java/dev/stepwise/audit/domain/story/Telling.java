package dev.stepwise.audit.domain.story;

import dev.stepwise.audit.domain.story.Happening.Kind;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalWithdrawn;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsExpired;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.CancelAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ConfirmationAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotDiscovered;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostExcluded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostSetAside;
import dev.stepwise.contracts.upgrade.UpgradeEvent.HostTakenBack;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrunForeseen;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PauseAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanDenied;
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
import dev.stepwise.contracts.upgrade.UpgradeEvent.TimetableSet;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradePaused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeScheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeUnscheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowAwaited;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// What each fact is in words.
final class Telling {
  private Telling() {}

  /// A fact in words, and whom and what it is about.
  record Told(
      Kind kind,
      Optional<String> who,
      String what,
      OptionalInt stage,
      Optional<HostId> host,
      OptionalInt attempt) {
    private static Told of(Kind kind, String what) {
      return new Told(
          kind, Optional.empty(), what, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
    }

    private Told by(String actor) {
      return new Told(kind, Optional.of(actor), what, stage, host, attempt);
    }

    private Told in(int index) {
      return new Told(kind, who, what, OptionalInt.of(index), host, attempt);
    }

    private Told on(HostId where) {
      return new Told(kind, who, what, stage, Optional.of(where), attempt);
    }

    private Told on(int index, HostId where, int number) {
      return new Told(
          kind, who, what, OptionalInt.of(index), Optional.of(where), OptionalInt.of(number));
    }
  }

  static Told of(UpgradeEvent event) {
    return switch (event) {
      case UpgradeRequested e ->
          upgrade("asked for %s (%s)".formatted(e.target(), e.policy())).by(e.by());
      case RollbackRequested e ->
          upgrade("asked to roll back %s".formatted(e.rollbackOf())).by(e.by());
      case FactsDiscovered e -> run("%d facts found".formatted(e.facts().size())).on(e.host());
      case FactsNotDiscovered e ->
          trouble("facts not found: %s, %s".formatted(e.problem(), e.message())).on(e.host());
      case PlanProposed e ->
          upgrade(
              "plan %s: %s → %s in %d stages"
                  .formatted(
                      shortened(e), e.plan().from(), e.plan().to(), e.plan().stages().size()));
      case UpgradeRefused e -> trouble("refused: %s. %s".formatted(e.reason(), e.advice()));
      case PlanApproved e ->
          decision("approved plan %.12s%s".formatted(e.planHash().hex(), said(e.comment())))
              .by(e.by());
      case UpgradeCancelled e -> decision("cancelled: " + e.reason()).by(e.by());
      case UpgradeStarted e -> decision("started it").by(e.by());
      case ConfirmationAsked e ->
          upgrade("a signature is needed before stage %d".formatted(e.stage() + 1)).in(e.stage());
      case ChecklistSigned e ->
          decision("signed: " + String.join("; ", e.items())).by(e.by()).in(e.stage());
      case RollbackStarted e -> upgrade("rollback %s started".formatted(e.rollback()));
      case RolledBack e -> upgrade("rolled back by %s".formatted(e.rollback()));
      case RollbackFailed e ->
          trouble("rollback %s stopped: %s".formatted(e.rollback(), e.reason()));
      case UpgradeSucceeded _ -> upgrade("succeeded");
      case UpgradeFailed e -> decision("stopped for good: " + e.reason()).by(e.by());
      case StageStarted _, StageResumed _, UpgradeHeld _, HostSetAside _, HostTakenBack _ ->
          ofStages(event);
      case HostExcluded _, PauseAsked _, UpgradePaused _, UpgradeResumed _, CancelAsked _ ->
          ofStages(event);
      case RunStarted _, RunReissued _, RunSucceeded _, RunFailed _, RunUnknown _ -> ofRun(event);
      case RunRetried _, RunCalledOff _, RunMarkedDone _ -> ofRun(event);
      case UpgradeEvent.Timing e -> ofTiming(e);
      case UpgradeEvent.Approving e -> ofApproving(e);
    };
  }

  private static Told ofTiming(UpgradeEvent.Timing event) {
    return switch (event) {
      case UpgradeScheduled e -> decision("scheduled it for " + e.startsAt()).by(e.by());
      case UpgradeUnscheduled e -> decision("unscheduled it: " + e.reason()).by(e.by());
      case TimetableSet e ->
          upgrade(
              "keeps to "
                  + e.timetable()
                      .slot()
                      .map(slot -> "the window %s to %s".formatted(slot.opens(), slot.closes()))
                      .orElse("no window"));
      case WindowAwaited e -> upgrade("waits for its window: " + e.reason()).in(e.stage());
      case OverrideAsked e -> decision("asked to override the window: " + e.reason()).by(e.by());
      case OverrideConfirmed e ->
          decision("stood behind the override, as the second person").by(e.by());
      case WindowOverridden e ->
          decision("overrode the window with %s: %s".formatted(e.confirmedBy(), e.reason()))
              .by(e.by());
      case OverrunForeseen e ->
          trouble(
              "the window closes at %s, but the downtime is expected to end at %s"
                  .formatted(e.closes(), e.end()));
    };
  }

  private static Told ofApproving(UpgradeEvent.Approving event) {
    return switch (event) {
      case ApprovalGiven e ->
          decision(
                  "approved plan %.12s; more have to%s"
                      .formatted(e.planHash().hex(), said(e.comment())))
              .by(e.by());
      case ApprovalWithdrawn e -> decision("withdrew the approval: " + e.reason()).by(e.by());
      case ApprovalsVoided e ->
          trouble("approvals are void: " + String.join("; ", e.differences()));
      case FactsAskedAgain e ->
          decision("asked %d hosts whether they are as planned".formatted(e.toProbe().size()))
              .by(e.by());
      case FactsConfirmed e -> run("is as planned").on(e.host());
      case FactsNotConfirmed e -> trouble("cannot say whether it is as planned: " + e.reason());
      case PlanDenied e -> decision("denied it: " + e.reason()).by(e.by());
      case ApprovalsExpired e -> trouble("approvals were valid until " + e.validUntil());
    };
  }

  private static String said(Optional<String> comment) {
    return comment.map(words -> ": " + words).orElse("");
  }

  private static Told ofStages(UpgradeEvent event) {
    return switch (event) {
      case StageStarted e -> Told.of(Kind.STAGE, "").in(e.stage());
      case StageResumed e -> Told.of(Kind.STAGE, "again on " + words(e.hosts())).in(e.stage());
      case UpgradeHeld e ->
          trouble("held, a person is needed: " + e.reason()).in(e.stage()).on(e.host());
      case HostSetAside e -> trouble("set aside: " + e.reason()).in(e.stage()).on(e.host());
      case HostTakenBack e -> decision("took it back").by(e.by()).on(e.host());
      case HostExcluded e -> decision("excluded it: " + e.reason()).by(e.by()).on(e.host());
      case PauseAsked e ->
          decision("asked for a pause (%s): %s".formatted(e.mode(), e.reason())).by(e.by());
      case UpgradePaused e -> upgrade("paused: " + e.reason()).by(e.by());
      case UpgradeResumed e -> decision("resumed it").by(e.by());
      case CancelAsked e -> decision("cancels what is under way: " + e.reason()).by(e.by());
      case UpgradeEvent other -> throw unexpected(other);
    };
  }

  private static Told ofRun(UpgradeEvent event) {
    return switch (event) {
      case RunStarted e -> run("started").by(e.executor()).on(e.stage(), e.host(), e.attempt());
      case RunReissued e ->
          trouble("commanded again with fence %d: %s".formatted(e.fence(), e.reason()))
              .on(e.stage(), e.host(), e.attempt());
      case RunSucceeded e ->
          run("succeeded: " + e.settledBy()).on(e.stage(), e.host(), e.attempt());
      case RunFailed e -> trouble("failed: " + e.reason()).on(e.stage(), e.host(), e.attempt());
      case RunUnknown e ->
          trouble("its outcome is unknown: " + e.reason()).on(e.stage(), e.host(), e.attempt());
      case RunRetried e ->
          decision("tries it again").by(e.by()).on(e.stage(), e.host(), e.attempt());
      case RunCalledOff e ->
          trouble("called off: " + e.reason()).on(e.stage(), e.host(), e.attempt());
      case RunMarkedDone e ->
          decision("vouches that it is done: " + e.evidence())
              .by(e.by())
              .on(e.stage(), e.host(), e.attempt());
      case UpgradeEvent other -> throw unexpected(other);
    };
  }

  static Told of(NoticeEvent event) {
    return switch (event) {
      case NoticeEvent.NoticeSent e ->
          Told.of(
              Kind.NOTICE,
              "'%s' to %s by %s%s"
                  .formatted(
                      e.kind(),
                      e.subscriber(),
                      e.channel(),
                      e.possibleDuplicate() ? ", possibly once more" : ""));
      case NoticeEvent.NoticeGivenUp e ->
          Told.of(
              Kind.NOTICE,
              "'%s' not to %s by %s: %s"
                  .formatted(e.kind(), e.subscriber(), e.channel(), e.reason()));
    };
  }

  static Told of(SecurityAlert alert) {
    return switch (alert) {
      case SecurityAlert.RecordRefused e ->
          Told.of(Kind.ALERT, "a record was refused, %s: %s".formatted(e.refusal(), e.detail()))
              .by(e.noticedBy());
      case SecurityAlert.HostKeyRefused e ->
          Told.of(Kind.ALERT, "showed the host key " + e.shown()).by(e.noticedBy()).on(e.host());
    };
  }

  private static Told upgrade(String what) {
    return Told.of(Kind.UPGRADE, what);
  }

  private static Told decision(String what) {
    return Told.of(Kind.DECISION, what);
  }

  private static Told run(String what) {
    return Told.of(Kind.RUN, what);
  }

  private static Told trouble(String what) {
    return Told.of(Kind.TROUBLE, what);
  }

  private static String shortened(PlanProposed event) {
    return "%.12s".formatted(event.planHash().hex());
  }

  private static String words(List<HostId> hosts) {
    return hosts.stream().map(HostId::value).collect(Collectors.joining(", "));
  }

  private static IllegalStateException unexpected(UpgradeEvent event) {
    return new IllegalStateException("Expected another event, but got " + event.getClass());
  }
}
