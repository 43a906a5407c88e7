package dev.stepwise.rehearsal;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.embedded.practice.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tries one run in every way: with a lie, with its faults, undone, killed. Where there is a way
/// back, each trial ends where the run began; where there is none, each is one more attempt. In the
/// end the run is done.
final class StepTrial {
  private static final Duration UNKNOWN = Duration.ofMillis(150);

  private final PracticeSite site;
  private final Performer performer;
  private final WayBack wayBack;
  private final Kills kills;
  private final Stage stage;
  private final HostId host;
  private final Snapshot before;
  private final List<String> words = new ArrayList<>();
  private Optional<Performance> believed = Optional.empty();
  private Duration usual = UNKNOWN;
  private SortedMap<String, String> earlier = new TreeMap<>();

  StepTrial(Tools tools, Stage stage, HostId host) {
    this.site = tools.site();
    this.performer = tools.performer();
    this.wayBack = tools.wayBack();
    this.kills = tools.kills();
    this.stage = stage;
    this.host = host;
    this.before = site.snapshot();
  }

  /// What trials are made with.
  record Tools(PracticeSite site, Performer performer, WayBack wayBack, Kills kills) {}

  /// What was tried, in words.
  List<String> words() {
    return words;
  }

  /// The upgrade after the run. Fails with [Trouble] at the first thing that goes wrong.
  ///
  /// @param everything whether to try everything, or the faults only
  Steering go(Steering start, List<Fault> faults, boolean everything) {
    boolean forgettable = !changes() || wayBack.reaches(start, command(start));
    if (everything && changes()) {
      lie(start);
    }
    var steering = start;
    for (var fault : faults) {
      steering = fault(steering, fault, forgettable);
    }
    if (everything && forgettable) {
      doAndUndo(start);
    }
    return everything ? last(steering, forgettable) : done(steering, "simply done");
  }

  private boolean changes() {
    return switch (stage.effect()) {
      case Effect.None _ -> false;
      case Effect.Reversible _, Effect.Irreversible _ -> true;
    };
  }

  /// Nothing is done, so the run must not succeed; unless there is nothing to do, which shows
  /// later.
  private void lie(Steering start) {
    var performance = performer.perform(command(start), new Manner.Lying(), earlier);
    if (performance.succeeded()) {
      believed = Optional.of(performance);
    }
    words.add("lie");
  }

  private Steering fault(Steering start, Fault fault, boolean forgettable) {
    var trying = "with the fault %s of %s".formatted(fault.fault(), fault.host());
    var failed = withFault(start, fault, trying);
    words.add(fault.fault());
    if (stage.isOnce() || fault.then() == Fault.Then.UNDO) {
      undoIfBegun(start, failed, forgettable, trying + ", then undone");
      return start;
    }
    earlier = failed.written();
    var again = ended(start, failed).nothingStarted(performer.now()).retried(performer.now());
    if (!forgettable) {
      return again;
    }
    settle(done(again, trying + ", which was then over, and tried again"), trying);
    return start;
  }

  private Performance withFault(Steering start, Fault fault, String trying) {
    site.raise(fault.host(), fault.fault());
    try {
      var performance = performer.perform(command(start), new Manner.Doubtfully(), earlier);
      if (performance.succeeded()) {
        throw trouble(
            trying,
            "Expected it to be noticed (%s), but %s".formatted(fault.lie(), performance.said()));
      }
      if (!fault.isIn(performance.said())) {
        throw trouble(
            trying,
            "Expected to hear '%s', but %s: %s"
                .formatted(fault.says(), performance.part(), performance.said()));
      }
      return performance;
    } finally {
      site.clear(fault.host(), fault.fault());
    }
  }

  private void undoIfBegun(
      Steering start, Performance performance, boolean forgettable, String trying) {
    if (forgettable && !(performance.outcome() instanceof Outcome.Refused)) {
      settle(ended(start, performance), trying);
    }
  }

  private void doAndUndo(Steering start) {
    var after = done(start, "simply done");
    requireNoLie();
    settle(after, changes() ? "undone" : "done, which changes nothing");
    if (changes()) {
      settle(after, "undone twice");
      words.add("undone twice");
    }
  }

  private Steering last(Steering start, boolean forgettable) {
    if (changes() && forgettable) {
      var moment = kills.within(usual);
      var trying = "killed after %d ms, then undone".formatted(moment.toMillis());
      settle(ended(start, killed(start, moment)), trying);
      words.add(trying);
    }
    if (stage.isOnce()) {
      return finished(done(start, "simply done"));
    }
    var moment = kills.within(usual);
    var killed = killed(start, moment);
    words.add("killed after %d ms, then done again".formatted(moment.toMillis()));
    if (killed.succeeded()) {
      return finished(ended(start, killed));
    }
    earlier = killed.written();
    var again = ended(start, killed).nothingStarted(performer.now()).retried(performer.now());
    return finished(
        done(again, "killed after %d ms, then tried again".formatted(moment.toMillis())));
  }

  private Steering finished(Steering after) {
    requireNoLie();
    return after;
  }

  private Performance killed(Steering start, Duration moment) {
    var killed = performer.perform(command(start), new Manner.Killed(moment), earlier);
    if (killed.outcome() instanceof Outcome.Refused) {
      throw trouble("started anew", "Expected it to start, but " + killed.said());
    }
    return killed;
  }

  private Steering done(Steering start, String trying) {
    var performance = performer.perform(command(start), new Manner.Properly(), earlier);
    if (!performance.succeeded()) {
      throw trouble(
          trying,
          "Expected it to succeed, but %s: %s".formatted(performance.part(), performance.said()));
    }
    usual = performance.took();
    return ended(start, performance);
  }

  /// Back to where the run began: undone, when it may have changed something.
  private void settle(Steering after, String trying) {
    if (changes()) {
      wayBack.undo(after, stage, host, trying);
    }
    new StateCheck(before, site.snapshot())
        .differences()
        .ifPresent(differences -> {
          throw trouble(
              trying, "Expected the installation to be as before the step, but:\n" + differences);
        });
    earlier = new TreeMap<>();
  }

  private void requireNoLie() {
    var now = new StateCheck(before, site.snapshot()).differences();
    if (believed.isPresent() && now.isPresent()) {
      throw trouble(
          "lied to by a run that does nothing and exits 0",
          "Expected verify to notice, but it passes already before the work:\n"
              + believed.get().said()
              + "\nThe work then changes:\n"
              + now.get());
    }
  }

  private Steering ended(Steering start, Performance performance) {
    return start.ended(command(start), performance, performer.now());
  }

  private RunStep command(Steering steering) {
    return steering
        .command(stage.index(), host)
        .orElseThrow(() -> new IllegalStateException("Expected a command for " + host));
  }

  private Trouble trouble(String trying, String account) {
    return Trouble.at(stage, host, trying, account);
  }
}
