package dev.stepwise.cli.screen;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// One upgrade as it happens: a line for each step that ended on a host, and at the bottom of a
/// terminal a bar for each host, what is under way, for how long, and how long it will still take.
/// What it shows is the fold of the events, by the same rules as the planner's.
public final class LiveUpgrade {
  private final Screen screen;
  private final InstantSource clock;
  private Upgrade state = new Upgrade.Unrequested();
  private Optional<String> turn = Optional.empty();
  private Instant started = Instant.MAX;
  private Instant stageStarted = Instant.MAX;

  /// @param clock for the times at the bottom
  public LiveUpgrade(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  /// Takes the next event, and says whether the upgrade goes on by itself after it.
  public synchronized boolean on(UpgradeEvent event) {
    state = state.evolve(event);
    show(event);
    draw();
    return switch (state) {
      case Upgrade.Waiting s -> s.closed().isPresent();
      case Upgrade.Paused _,
          Upgrade.Held _,
          Upgrade.Succeeded _,
          Upgrade.Failed _,
          Upgrade.RolledBack _,
          Upgrade.Refused _,
          Upgrade.Cancelled _ ->
          false;
      case Upgrade.Unrequested _,
          Upgrade.Discovering _,
          Upgrade.Undoing _,
          Upgrade.Proposed _,
          Upgrade.Approved _,
          Upgrade.Running _,
          Upgrade.RollingBack _ ->
          true;
    };
  }

  /// Draws the bottom lines anew, for the time that went by.
  public synchronized void draw() {
    if (screen.isLive() && state instanceof Upgrade.Running running) {
      var bars = new HostBars(running.progress(), screen.width()).lines();
      var line = new StatusLine(running.progress(), started, stageStarted).at(clock.instant());
      screen.status(String.join("\n", Stream.concat(bars.stream(), Stream.of(line)).toList()));
    }
  }

  /// How it stands.
  public synchronized Upgrade state() {
    return state;
  }

  private void show(UpgradeEvent event) {
    switch (event) {
      case UpgradeEvent.UpgradeStarted e -> started = e.at();
      case UpgradeEvent.StageStarted e -> enter(e.stage(), e.at());
      case UpgradeEvent.RunStarted e -> {
        if (!screen.isLive()) {
          line("…", e.host(), e.stage(), "");
        }
      }
      case UpgradeEvent.RunReissued e ->
          line(screen.notable("↻"), e.host(), e.stage(), "sent again");
      case UpgradeEvent.RunRetried e -> line(screen.notable("↻"), e.host(), e.stage(), "again");
      case UpgradeEvent.RunSucceeded e ->
          line(screen.good("✓"), e.host(), e.stage(), took(e.stage(), e.host(), e.at()));
      case UpgradeEvent.RunFailed e ->
          ended("✗", e.host(), e.stage(), e.reason(), e.output().tail());
      case UpgradeEvent.RunUnknown e ->
          ended("?", e.host(), e.stage(), e.reason(), e.output().tail());
      case UpgradeEvent.ChecklistSigned e -> signed(e);
      case UpgradeEvent.RunCalledOff e ->
          line(screen.notable("■"), e.host(), e.stage(), "is being ended");
      case UpgradeEvent.RunMarkedDone e ->
          said("✎", "%s: marked done by %s: %s".formatted(e.host(), e.by(), e.evidence()));
      case UpgradeEvent.HostSetAside e ->
          said("⊘", "%s is set aside: %s".formatted(e.host(), e.reason()));
      case UpgradeEvent.HostTakenBack e ->
          said("↻", "%s takes part again (%s)".formatted(e.host(), e.by()));
      case UpgradeEvent.HostExcluded e ->
          said("⊘", "%s is EXCLUDED by %s: %s".formatted(e.host(), e.by(), e.reason()));
      case UpgradeEvent.StageResumed e -> enter(e.stage(), e.at());
      case UpgradeEvent.PauseAsked e ->
          said("‖", "pause asked for by %s (%s): %s".formatted(e.by(), e.mode(), e.reason()));
      case UpgradeEvent.UpgradeResumed e -> said("▶", "resumed by " + e.by());
      case UpgradeEvent.CancelAsked e ->
          said("■", "cancelled by %s: %s".formatted(e.by(), e.reason()));
      case UpgradeEvent.WindowAwaited e -> {
        screen.status("");
        said("⏸", "waits for its window: " + e.reason());
      }
      case UpgradeEvent.OverrideAsked e ->
          said("!", "%s wants to override the window: %s".formatted(e.by(), e.reason()));
      case UpgradeEvent.OverrideConfirmed e ->
          said("!", "%s stands behind the override".formatted(e.by()));
      case UpgradeEvent.WindowOverridden e ->
          said(
              "!",
              "window overridden by %s with %s: %s".formatted(e.by(), e.confirmedBy(), e.reason()));
      case UpgradeEvent.OverrunForeseen e ->
          said(
              "!",
              "the window closes at %s, but the downtime is expected to end at %s"
                  .formatted(e.closes(), e.end()));
      case UpgradeEvent.ConfirmationAsked _,
          UpgradeEvent.UpgradePaused _,
          UpgradeEvent.UpgradeHeld _,
          UpgradeEvent.UpgradeSucceeded _,
          UpgradeEvent.UpgradeFailed _,
          UpgradeEvent.RolledBack _ ->
          screen.status("");
      case UpgradeEvent.UpgradeRequested _,
          UpgradeEvent.RollbackRequested _,
          UpgradeEvent.FactsDiscovered _,
          UpgradeEvent.FactsNotDiscovered _,
          UpgradeEvent.PlanProposed _,
          UpgradeEvent.UpgradeRefused _,
          UpgradeEvent.PlanApproved _,
          UpgradeEvent.UpgradeCancelled _,
          UpgradeEvent.RollbackStarted _,
          UpgradeEvent.RollbackFailed _,
          UpgradeEvent.Approving _,
          UpgradeEvent.UpgradeScheduled _,
          UpgradeEvent.UpgradeUnscheduled _,
          UpgradeEvent.TimetableSet _ -> {}
    }
  }

  private void enter(int stage, Instant at) {
    stageStarted = at;
    var group = begun().progress().plan().stages().get(stage).group();
    if (!group.equals(turn)) {
      turn = group;
      screen.line(group.map(name -> "     " + screen.dim(name)).orElse(""));
    }
  }

  private void said(String mark, String what) {
    Text.wrap(what, screen.width() - 6).stream()
        .limit(1)
        .forEach(text -> screen.line("  %s %s".formatted(screen.notable(mark), text)));
    Text.wrap(what, screen.width() - 6).stream()
        .skip(1)
        .forEach(text -> screen.line("    " + text));
  }

  private void signed(UpgradeEvent.ChecklistSigned event) {
    event
        .items()
        .forEach(item ->
            screen.line("  %s %s  %s".formatted(screen.good("✎"), item, screen.dim(event.by()))));
  }

  private void ended(String mark, HostId host, int stage, String reason, String tail) {
    line(screen.bad(mark), host, stage, "");
    Text.wrap(reason, screen.width() - 6).forEach(text -> screen.line("     " + text));
    tail.lines().forEach(text -> screen.line(screen.dim("     │ " + text)));
  }

  private void line(String mark, HostId host, int stage, String end) {
    var row = new StepRow(begun().progress().plan(), screen.width());
    screen.line("  %s %s".formatted(mark, row.of(stage, host.value(), end)));
  }

  private String took(int stage, HostId host, Instant ended) {
    return run(stage, host)
        .map(run -> Text.of(Duration.between(run.commandedAt(), ended)))
        .orElse("");
  }

  private Optional<Run> run(int stage, HostId host) {
    return begun().progress().runs().stream()
        .filter(run -> run.stage() == stage && run.host().equals(host))
        .findFirst();
  }

  private Upgrade.Begun begun() {
    return (Upgrade.Begun) state;
  }
}
