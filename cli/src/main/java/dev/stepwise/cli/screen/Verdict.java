package dev.stepwise.cli.screen;

import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// How an upgrade ended, in a line.
///
/// @param word such as `SUCCEEDED`
/// @param rest what, from, to, how much, how long; or why not
public record Verdict(boolean succeeded, String word, String rest) {

  /// The verdict on an upgrade that is over, or needs a person.
  public static Verdict of(Upgrade state) {
    return switch (state) {
      case Upgrade.Succeeded s -> done(s.progress());
      case Upgrade.RolledBack s ->
          new Verdict(
              true,
              "ROLLED_BACK",
              what(s.progress()) + s.left().map(left -> "\nIn part: " + left).orElse(""));
      case Upgrade.Waiting s -> new Verdict(false, "WAITING", what(s.progress()) + asked(s));
      case Upgrade.Paused s -> new Verdict(false, "PAUSED", what(s.progress()) + why(s));
      case Upgrade.Held s -> new Verdict(false, "HELD", what(s.progress()) + held(s));
      case Upgrade.Failed s -> new Verdict(false, "FAILED", what(s.progress()) + "\n" + s.reason());
      case Upgrade.Refused s -> new Verdict(false, "REFUSED", s.reason() + "\n" + s.advice());
      case Upgrade.Cancelled s -> new Verdict(false, "CANCELLED", s.reason());
      case Upgrade.RollingBack s -> new Verdict(false, "ROLLING_BACK", what(s.progress()));
      case Upgrade.Running s -> new Verdict(false, "RUNNING", what(s.progress()));
      case Upgrade.Unrequested _,
          Upgrade.Discovering _,
          Upgrade.Undoing _,
          Upgrade.Proposed _,
          Upgrade.Approved _ ->
          new Verdict(false, "NOT STARTED", "");
    };
  }

  private static String asked(Upgrade.Waiting waiting) {
    if (waiting.closed().isPresent()) {
      return "\n%s\nIt goes on by itself when its window opens.".formatted(waiting.closed().get());
    }
    var stage = waiting.progress().plan().stages().get(waiting.stage());
    return "\nBefore '%s' somebody has to sign: %s\nstepwise confirm %s"
        .formatted(stage.title(), String.join("; ", stage.checklist()), waiting.id());
  }

  private static String held(Upgrade.Held held) {
    var departures = held.progress().departures();
    var aside =
        departures.setAside().isEmpty() ? "" : "\nSet aside: %s".formatted(departures.setAside());
    return "\n%s%s\nChoose: stepwise retry, mark-done, exclude, rollback or stop %s"
        .formatted(held.reason(), aside, held.id());
  }

  private static String why(Upgrade.Paused paused) {
    return "\nPaused by %s: %s\nstepwise resume %s"
        .formatted(paused.by(), paused.reason(), paused.id());
  }

  private static Verdict done(Progress progress) {
    var back = progress.plan().rollbackOf().isPresent();
    return new Verdict(true, back ? "ROLLED_BACK" : "SUCCEEDED", what(progress) + size(progress));
  }

  private static String what(Progress progress) {
    var plan = progress.plan();
    return "%s  %s → %s".formatted(plan.installation().title(), plan.from(), plan.to());
  }

  private static String size(Progress progress) {
    var stages = progress.plan().stages();
    var hosts =
        stages.stream().flatMap(stage -> stage.runs().stream()).map(run -> run.host()).distinct();
    return "  %d steps on %d hosts in %s%s"
        .formatted(stages.size(), hosts.count(), Text.of(took(progress)), without(progress));
  }

  private static String without(Progress progress) {
    var excluded = progress.departures().excluded();
    return excluded.isEmpty() ? "" : "\nEXCLUDED: " + excluded;
  }

  private static Duration took(Progress progress) {
    var runs = progress.runs();
    var began = runs.stream().map(Run::commandedAt).min(Comparator.naturalOrder());
    var ended =
        runs.stream().map(Run::endedAt).flatMap(Optional::stream).max(Comparator.naturalOrder());
    return Duration.between(began.orElse(Instant.EPOCH), ended.orElse(Instant.EPOCH));
  }

  /// The verdict as it is shown.
  public String line(Screen screen) {
    var shown = screen.bold(succeeded ? screen.good(word) : screen.bad(word));
    return shown + "  " + rest;
  }
}
