package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.reject;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
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
  static final String ADVICE = "cancel this upgrade and ask for a new one";

  private Starts() {}

  static Decision<UpgradeEvent> start(Approved state, Start c) {
    return outdated(state.plan(), c)
        .map(why -> reject(Reason.CHANGED_SINCE, why + "; " + ADVICE))
        .or(() -> Agreements.ended(state, c.at()).map(why -> reject(Reason.EXPIRED, why)))
        .or(() -> Rechecks.open(state).map(why -> reject(Reason.STILL_BUSY, why)))
        .or(() -> turnedAway(state, c))
        .orElseGet(() -> Course.after(state, begun(state, c), c.at()));
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
    events.add(new UpgradeStarted(c.upgradeId(), c.by(), c.at()));
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

  /// A rollback was derived from what had been done, where it had been done, and carries its own
  /// scripts: what has changed since does not touch it.
  private static Optional<String> outdated(Plan plan, Start c) {
    return plan.rollbackOf().isPresent()
        ? Optional.empty()
        : otherPlaybook(plan, c.playbook())
            .or(() -> otherInstallation(plan.installation(), c.registered()));
  }

  private static Optional<String> otherPlaybook(Plan plan, Optional<Sha256> now) {
    return now.filter(plan.playbook()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            "Expected the playbook of %s to be as planned (%s), but it is now %s"
                .formatted(
                    plan.installation().platform(),
                    plan.playbook(),
                    now.map(Sha256::hex).orElse("not sound")));
  }

  private static Optional<String> otherInstallation(
      Installation planned, Optional<Installation> registered) {
    var changes = registered.map(now -> changes(planned, now)).orElse(List.of("registration"));
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Expected installation '%s' to be registered as planned, but these have changed since: %s"
                .formatted(planned.id(), String.join(", ", changes)));
  }

  /// Its title may change: nothing is done by it.
  private static List<String> changes(Installation planned, Installation now) {
    var changes = new ArrayList<String>();
    if (!planned.platform().equals(now.platform())) {
      changes.add("platform");
    }
    if (!planned.topology().equals(now.topology())) {
      changes.add("topology");
    }
    if (!planned.parameters().equals(now.parameters())) {
      changes.add("parameters");
    }
    if (!planned.hosts().equals(now.hosts())) {
      changes.add("hosts");
    }
    if (!planned.approvalRules().equals(now.approvalRules())) {
      changes.add("rules of approval");
    }
    return changes;
  }
}
