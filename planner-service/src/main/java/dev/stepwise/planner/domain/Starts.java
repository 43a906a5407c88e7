package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.upgrade.Timetable;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.TimetableSet;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.UpgradeCommand.Start;
import dev.stepwise.planner.domain.timing.Admission;
import dev.stepwise.planner.domain.timing.Admission.TurnedAway;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An approved plan starts only while it still says what is true, and in a window that it fits.
final class Starts {
  private Starts() {}

  static Decision<UpgradeEvent> start(Approved state, Start c) {
    return outdated(c)
        .map(why -> reject(Reason.CHANGED_SINCE, why))
        .or(() -> Agreements.ended(state, c.at()).map(why -> reject(Reason.EXPIRED, why)))
        .or(() -> Rechecks.open(state).map(why -> reject(Reason.STILL_BUSY, why)))
        .or(() -> turnedAway(state, c))
        .orElseGet(() -> Course.after(state, begun(state, c), c.at()));
  }

  private static Optional<String> outdated(Start c) {
    return c.changes().isEmpty() ? Optional.empty() : Optional.of(Agreements.changed(c.changes()));
  }

  private static Optional<Decision<UpgradeEvent>> turnedAway(Approved state, Start c) {
    return c.admission()
        .filter(_ -> !Overrides.areIn(state))
        .filter(TurnedAway.class::isInstance)
        .map(TurnedAway.class::cast)
        .map(no -> reject(Reason.OUTSIDE_WINDOW, no.reason()));
  }

  private static List<UpgradeEvent> begun(Approved state, Start c) {
    var events = new ArrayList<UpgradeEvent>();
    var stages = c.admission().map(answer -> answer.timetable().stages());
    events.add(new UpgradeStarted(c.upgradeId(), c.by(), c.at(), stages));
    c.admission()
        .map(answer -> new TimetableSet(c.upgradeId(), timetable(answer), c.at()))
        .ifPresent(events::add);
    Overrides.onStart(state, c.at()).ifPresent(events::add);
    return events;
  }

  /// Of a window that it does not keep to, nothing is counted down.
  private static Timetable timetable(Admission answer) {
    return answer instanceof TurnedAway(var no, _, _)
        ? new Timetable(no.stages(), Optional.empty())
        : answer.timetable();
  }
}
