package dev.stepwise.cli.screen;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// A walk through a scenario as it happens: a line for each step, and in the end whether all was as
/// it should be.
public final class WalkStory implements WalkListener {
  private static final int STEP_COLUMNS = 26;
  private static final int HOST_COLUMNS = 14;

  private final Screen screen;
  private final String scenario;
  private final long seed;
  private final InstantSource clock = InstantSource.system();
  private final Instant began = clock.instant();
  private String next = "setting up";

  /// @param seed decides at which moments scripts are killed
  public WalkStory(Screen screen, String scenario, long seed) {
    this.screen = screen;
    this.scenario = scenario;
    this.seed = seed;
  }

  @Override
  public synchronized void planned(Plan plan) {
    screen.line(
        screen.bold("scenario " + scenario)
            + "  %s  %s → %s  %d stages, seed %d"
                .formatted(
                    plan.installation().title(),
                    plan.from(),
                    plan.to(),
                    plan.stages().size(),
                    seed));
    next = plan.stages().getFirst().title();
  }

  @Override
  public synchronized void stageDone(Plan plan, Stage stage, List<String> tried, Duration took) {
    var hosts =
        stage.runs().stream().map(run -> run.host().value()).collect(Collectors.joining(","));
    screen.line(
        "  %3d %s %s %7s  %s"
            .formatted(
                stage.index() + 1,
                Text.column(stage.step().value(), STEP_COLUMNS),
                Text.column(hosts, HOST_COLUMNS),
                Text.of(took),
                screen.dim(String.join(" · ", tried)))
            .stripTrailing());
    next =
        stage.index() + 1 < plan.stages().size()
            ? plan.stages().get(stage.index() + 1).title()
            : "the way back";
  }

  @Override
  public synchronized void done(String what, Duration took) {
    screen.line("      %s  %s".formatted(what, Text.of(took)));
  }

  /// Draws the bottom line anew, for the time that went by.
  public synchronized void draw() {
    if (screen.isLive()) {
      screen.status("  … %s  %s".formatted(next, elapsed()));
    }
  }

  /// Says what came of it.
  public synchronized void end(Result result) {
    screen.status("");
    switch (result) {
      case Result.Passed _ -> screen.line(screen.good("PASSED") + " in " + elapsed());
      case Result.Skipped(var reason) ->
          screen.line(
              screen.bold("scenario " + scenario)
                  + "  "
                  + screen.notable("SKIPPED")
                  + ": "
                  + reason);
      case Result.Failed(var account) -> {
        screen.line(screen.bad("FAILED") + " (scenario %s, seed %d)".formatted(scenario, seed));
        account.lines().forEach(line -> screen.line("  " + line));
      }
    }
    screen.gap();
  }

  private String elapsed() {
    return Text.of(Duration.between(began, clock.instant()));
  }
}
