package dev.stepwise.cli.screen;

import dev.stepwise.contracts.upgrade.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/// The line at the bottom: what is under way where, for how long, and how long it will still take.
record StatusLine(Progress progress, Instant started, Instant stageStarted) {
  String at(Instant now) {
    if (progress.stageIndex() < 0) {
      return "  ● starting";
    }
    var inStage = since(stageStarted, now);
    var left =
        new RemainingTime(progress.plan())
            .after(progress.stageIndex(), inStage, since(started, now));
    return "  ● %d/%d  %s  %s  %s   about %s left%s"
        .formatted(
            progress.stageIndex() + 1,
            progress.plan().stages().size(),
            hosts(),
            Text.fit(progress.stage().title(), 32),
            Text.of(inStage),
            rounded(left),
            wayBack(now));
  }

  /// The countdown to the last moment at which going back would be over before the window closes.
  private String wayBack(Instant now) {
    return progress
        .lastSafeReturn()
        .map(last ->
            last.isAfter(now)
                ? ", go back within " + Text.of(Duration.between(now, last))
                : ", too late to go back within the window")
        .orElse("");
  }

  private String hosts() {
    return progress.current().stream()
        .filter(run -> run.status().isOpen() || run.status().isTrouble())
        .map(run -> run.host().value())
        .collect(Collectors.joining(" "));
  }

  private static String rounded(Duration left) {
    var seconds = left.toSeconds();
    return seconds < 90 ? (seconds + 4) / 5 * 5 + " s" : (seconds + 30) / 60 + " min";
  }

  private static Duration since(Instant began, Instant now) {
    return began.isBefore(now) ? Duration.between(began, now) : Duration.ZERO;
  }
}
