package dev.stepwise.planner.domain;

import static dev.stepwise.planner.domain.UpgradeDecider.accept;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Recheck;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeCancelled;
import dev.stepwise.planner.domain.UpgradeCommand.AskAgain;
import dev.stepwise.planner.domain.UpgradeCommand.RecordFacts;
import dev.stepwise.planner.domain.UpgradeCommand.RecordMissingFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Hosts may have changed since a plan was made from what they said: they are asked once more
/// before it starts. What is not as planned needs another plan.
final class Rechecks {
  private static final String ITSELF = "recheck";

  private Rechecks() {}

  static Decision<UpgradeEvent> ask(Approved state, AskAgain c) {
    var hosts = state.plan().installation().hosts().stream().map(InstalledHost::id).toList();
    return accept(new FactsAskedAgain(c.upgradeId(), hosts, c.by(), c.at()));
  }

  static boolean awaits(Approved state, HostId host) {
    return state.recheck().filter(recheck -> recheck.pending().contains(host)).isPresent();
  }

  static Decision<UpgradeEvent> answer(Approved state, RecordFacts c) {
    var differences = differences(state.plan(), c.host(), c.facts());
    return differences.isEmpty()
        ? accept(new FactsConfirmed(c.upgradeId(), c.host(), c.at()))
        : accept(
            new ApprovalsVoided(c.upgradeId(), differences, c.at()),
            new UpgradeCancelled(
                c.upgradeId(),
                "hosts are not as planned: " + String.join("; ", differences),
                ITSELF,
                c.at()));
  }

  private static List<String> differences(Plan plan, HostId host, SortedMap<String, String> now) {
    var planned = plan.facts().getOrDefault(host, new TreeMap<>());
    var names = new TreeSet<>(planned.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(planned.get(name), now.get(name)))
        .map(name ->
            "fact %s of %s: it was %s, and is %s"
                .formatted(name, host, said(planned, name), said(now, name)))
        .toList();
  }

  private static String said(SortedMap<String, String> facts, String name) {
    return Optional.ofNullable(facts.get(name)).map(value -> "'" + value + "'").orElse("not there");
  }

  static Decision<UpgradeEvent> noAnswer(RecordMissingFacts c) {
    return accept(
        new FactsNotConfirmed(c.upgradeId(), c.host(), c.problem() + ": " + c.message(), c.at()));
  }

  /// Why it cannot start; empty when every host has said since the last approval that it is as
  /// planned. A rollback asks nobody: it was derived from what was done.
  static Optional<String> open(Approved state) {
    if (state.plan().rollbackOf().isPresent()) {
      return Optional.empty();
    }
    return state.recheck().isEmpty()
        ? Optional.of(
            "Expected every host to say that it is as planned, but none has been asked since the last approval; start it again")
        : state.recheck().filter(Rechecks::isOpen).map(Rechecks::words);
  }

  private static boolean isOpen(Recheck recheck) {
    return !recheck.pending().isEmpty() || !recheck.problems().isEmpty();
  }

  private static String words(Recheck recheck) {
    return recheck.problems().isEmpty()
        ? "Expected every host to say that it is as planned, but these have not answered yet: "
            + recheck.pending()
        : "Expected every host to say that it is as planned, but "
            + String.join("; ", recheck.problems());
  }
}
