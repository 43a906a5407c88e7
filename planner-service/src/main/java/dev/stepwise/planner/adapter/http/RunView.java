package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A step on one host, as it is shown.
record RunView(
    int stage,
    StepId step,
    String title,
    Optional<String> group,
    HostId host,
    int attempt,
    long fence,
    Run.Status status,
    Optional<String> executor,
    Instant commandedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    String note) {
  static List<RunView> allOf(Progress progress) {
    return progress.runs().stream().map(run -> of(progress, run)).toList();
  }

  private static RunView of(Progress progress, Run run) {
    var stage = progress.plan().stages().get(run.stage());
    return new RunView(
        run.stage(),
        stage.step(),
        stage.title(),
        stage.group(),
        run.host(),
        run.attempt(),
        run.fence(),
        run.status(),
        run.executor(),
        run.commandedAt(),
        run.startedAt(),
        run.endedAt(),
        run.note());
  }
}
