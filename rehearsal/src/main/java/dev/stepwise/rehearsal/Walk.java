package dev.stepwise.rehearsal;

import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.embedded.practice.Snapshot;
import dev.stepwise.playbook.Playbook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Goes once through the upgrade of a scenario, stage by stage, and back again. Each step is tried
/// on the way, see [StepTrial]; in the end the installation shows the target, and after the way
/// back it is as it was.
final class Walk {
  private final Preparation preparation;
  private final PracticeSite site;
  private final WalkOptions options;
  private final WalkListener listener;
  private final InstantSource clock;
  private final StepTrial.Tools tools;
  private final Set<StepId> seen = new HashSet<>();
  private final Map<String, Snapshot> atRelease = new HashMap<>();

  Walk(
      Playbook playbook,
      PracticeSite site,
      WalkOptions options,
      WalkListener listener,
      InstantSource clock) {
    var performer = new Performer(site, clock);
    this.preparation = new Preparation(playbook, site, clock);
    this.site = site;
    this.options = options;
    this.listener = listener;
    this.clock = clock;
    this.tools =
        new StepTrial.Tools(site, performer, new WayBack(performer), new Kills(options.seed()));
  }

  /// Fails with [Trouble] at the first thing that goes wrong.
  void go(List<Fault> faults) {
    var steering = preparation.start();
    var plan = steering.begun().progress().plan();
    var placed = new FaultList(faults, site.description().scenario(), plan);
    listener.planned(plan);
    while (!(steering.state() instanceof Upgrade.Succeeded)) {
      var step = steering.stage().step().value();
      steering = stage(steering, placed);
      if (options.endsAfter(step)) {
        return;
      }
    }
    preparation.requireRelease(plan, plan.to());
    goBack(plan, steering);
  }

  private Steering stage(Steering start, FaultList faults) {
    var began = clock.instant();
    var stage = start.stage();
    var words = new ArrayList<String>();
    listener.stageComes(stage, site.folder());
    atRelease.computeIfAbsent(releaseOf(stage), _ -> site.snapshot());
    boolean isNew = seen.add(stage.step());
    var step = stage.step().value();
    var tried =
        options.triesFaults(step)
            ? tried(start, stage, faults, isNew && options.triesEverything(step), words)
            : start;
    var after = rest(tried, stage);
    if (isNew && options.rollsBackFrom(step)) {
      after = thereAndBack(after, stage, words);
    }
    listener.stageDone(after.begun().progress().plan(), stage, words, since(began));
    return after;
  }

  private static String releaseOf(Stage stage) {
    return stage.runs().getFirst().environment().getOrDefault("FROM", "");
  }

  /// The first host of a step is tried in every way; others only where a fault is theirs.
  private Steering tried(
      Steering start, Stage stage, FaultList faults, boolean first, List<String> words) {
    var steering = start;
    boolean everything = first;
    for (var run : stage.runs()) {
      var own = faults.at(stage, run.host());
      if (everything || !own.isEmpty()) {
        var trial = new StepTrial(tools, stage, run.host());
        steering = trial.go(steering, own, everything);
        words.addAll(trial.words());
      }
      everything = false;
    }
    return steering;
  }

  private Steering rest(Steering start, Stage stage) {
    return new StageRuns(tools.performer())
        .all(start, stage, "simply done")
        .signed(clock.instant());
  }

  /// Rolls the whole upgrade back from here, and comes here again.
  private Steering thereAndBack(Steering here, Stage stage, List<String> words) {
    var back = tools.wayBack().whole(here);
    if (back.isEmpty()) {
      return here;
    }
    requireAsAt(back.get(), "rolled back from step " + stage.step());
    words.add("rolled back from here");
    var steering = preparation.start();
    while (steering.state() instanceof Upgrade.Running
        && steering.stage().index() <= stage.index()) {
      steering = rest(steering, steering.stage());
    }
    return steering;
  }

  private void goBack(Plan plan, Steering end) {
    var began = clock.instant();
    if (!site.description().back()) {
      var refusal = tools.wayBack().refusal(end);
      listener.done(
          "no way back, as is said: " + refusal.orElseThrow(Walk::unexpectedWayBack), since(began));
      return;
    }
    var back =
        tools
            .wayBack()
            .whole(end)
            .orElseThrow(() ->
                new Trouble("Expected a way back, but " + tools.wayBack().refusal(end).orElse("")));
    requireAsAt(back, "after the whole way back");
    preparation.requireRelease(plan, back.to());
    listener.done("the whole way back to " + back.to(), since(began));
  }

  private static Trouble unexpectedWayBack() {
    return new Trouble(
        "Expected no way back, as the scenario says `back: false`, but the planner has one");
  }

  private void requireAsAt(Plan back, String when) {
    var reached = back.to().version();
    var then = atRelease.getOrDefault(reached, site.snapshot());
    new StateCheck(then, site.snapshot())
        .differences()
        .ifPresent(differences -> {
          throw new Trouble(
              "Expected the installation to be as it was at %s, %s, but:\n%s"
                  .formatted(reached, when, differences.indent(2).stripTrailing()));
        });
  }

  private Duration since(Instant began) {
    return Duration.between(began, clock.instant());
  }
}
