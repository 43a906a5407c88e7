package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.upgrade.Slot;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideAsked;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrideConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.OverrunForeseen;
import dev.stepwise.contracts.upgrade.UpgradeEvent.TimetableSet;
import dev.stepwise.contracts.upgrade.UpgradeEvent.Timing;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeScheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeUnscheduled;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowAwaited;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is worth telling of when an upgrade is to happen. Each change has a number, which is the
/// revision of its notice.
public final class Appointments {
  private Appointments() {}

  /// What a fact means, given what is known so far.
  static Announcement on(Briefing known, Timing fact) {
    return switch (fact) {
      case UpgradeScheduled e -> given(known, e);
      case UpgradeUnscheduled e -> off(known, e.reason(), e.at());
      case OverrunForeseen e -> overrun(known, e);
      case TimetableSet e -> set(known.forecast(e.timetable().stages()), e);
      case WindowAwaited _ -> Announcement.silent(known);
      case OverrideAsked _, OverrideConfirmed _, WindowOverridden _ -> Announcement.silent(known);
    };
  }

  /// What is to be said at a moment at which people are to be reminded. Says it once.
  public static Announcement remind(Briefing briefing, Instant now) {
    var due = briefing.timing().startsAt().flatMap(start -> Reminder.due(start, now));
    var after = briefing.with(briefing.timing().reminded(now));
    return due.map(reminder -> told(after, reminder.kind(), ahead(after), Optional.empty(), now))
        .orElseGet(() -> Announcement.silent(after));
  }

  /// It will not happen. Nobody is told who was told of nothing.
  static Announcement off(Briefing briefing, String reason, Instant at) {
    if (!briefing.isExpected()) {
      return Announcement.silent(briefing);
    }
    var after = briefing.with(briefing.timing().taken());
    var entry = briefing.entry().map(Appointments::takenOut);
    var notice =
        UpgradeNotice.of(
            after,
            NoticeKind.CANCELLED,
            after.timing().changes(),
            Downtimes.soFar(after),
            Optional.of(reason),
            at);
    return Announcement.of(after, entry.map(notice::with).orElse(notice));
  }

  private static Announcement given(Briefing known, UpgradeScheduled fact) {
    var briefing = fact.stages().map(known::forecast).orElse(known);
    var before = briefing.timing().startsAt();
    if (before.filter(fact.startsAt()::equals).isPresent()) {
      return Announcement.silent(briefing);
    }
    var after = briefing.with(briefing.timing().given(fact.startsAt(), fact.at()));
    var kind = before.isPresent() ? NoticeKind.MOVED : NoticeKind.PLANNED;
    return told(after, kind, ahead(after), after.entry(), fact.at());
  }

  /// It goes by another forecast. If people were told that it waits, it goes on now.
  private static Announcement set(Briefing known, TimetableSet fact) {
    var opens = fact.timetable().slot().map(Slot::opens);
    var briefing = known.with(known.timing().within(opens));
    var isGoingOn = known.latest().filter(it -> it.kind() == NoticeKind.WINDOW_AWAITED).isPresent();
    if (!isGoingOn) {
      return Announcement.silent(briefing);
    }
    var end = fact.at().plus(Downtimes.rest(briefing));
    var after = briefing.with(briefing.timing().goingOn(fact.at(), end));
    return told(
        after, NoticeKind.MOVED, Downtimes.ahead(after, fact.at()), after.entry(), fact.at());
  }

  private static Announcement overrun(Briefing briefing, OverrunForeseen fact) {
    var after = briefing.with(briefing.timing().overrunning(fact.end()));
    var down =
        Downtimes.soFar(after).stream()
            .filter(it -> it.until().isEmpty())
            .map(it -> new Downtime(it.what(), it.from(), Optional.of(fact.end())))
            .toList();
    return told(after, NoticeKind.OVERRUN, down, after.entry(), fact.at());
  }

  private static Announcement told(
      Briefing briefing,
      NoticeKind kind,
      List<Downtime> downtimes,
      Optional<CalendarEntry> entry,
      Instant at) {
    var revision = briefing.timing().changes();
    var notice = UpgradeNotice.of(briefing, kind, revision, downtimes, Optional.empty(), at);
    return Announcement.of(briefing, entry.map(notice::with).orElse(notice));
  }

  private static List<Downtime> ahead(Briefing briefing) {
    return briefing
        .timing()
        .startsAt()
        .map(start -> Downtimes.forecast(briefing, start))
        .orElse(List.of());
  }

  /// The same entry, one change later and gone.
  private static CalendarEntry takenOut(CalendarEntry entry) {
    return new CalendarEntry(entry.uid(), entry.sequence() + 1, entry.from(), entry.until(), true);
  }
}
