package dev.stepwise.cli.screen;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.PlannedRun;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A bar for each host: how much of what is planned there is done. Those at work come first, and of
/// many only so many are shown as leave room for the steps.
record HostBars(Progress progress, int columns) {
  private static final int MOST = 6;
  private static final int WIDEST = 30;

  List<String> lines() {
    var hosts =
        progress.plan().installation().hosts().stream()
            .map(host -> host.id())
            .filter(host -> planned(host) > 0)
            .sorted(Comparator.comparing((HostId host) -> !isAtWork(host)))
            .toList();
    var shown = hosts.stream().limit(MOST).map(host -> bar(host, nameColumns(hosts)));
    var more = hosts.size() - MOST;
    return more > 0
        ? Stream.concat(shown, Stream.of("    … and %d more hosts".formatted(more))).toList()
        : shown.toList();
  }

  private String bar(HostId host, int nameColumns) {
    var all = planned(host);
    var done = done(host);
    var width = Math.max(10, Math.min(WIDEST, columns - nameColumns - 20));
    var full = (int) (width * done / all);
    return "    %s %s%s %d/%d%s"
        .formatted(
            Text.column(host.value(), nameColumns),
            "█".repeat(full),
            "░".repeat(width - full),
            done,
            all,
            isAtWork(host) ? " ●" : "");
  }

  private static int nameColumns(List<HostId> hosts) {
    return Math.min(20, hosts.stream().mapToInt(host -> host.value().length()).max().orElse(0));
  }

  private boolean isAtWork(HostId host) {
    return progress.current().stream()
        .anyMatch(run -> run.host().equals(host) && !run.status().isDone());
  }

  private long planned(HostId host) {
    return progress.plan().stages().stream()
        .flatMap(stage -> stage.runs().stream())
        .map(PlannedRun::host)
        .filter(host::equals)
        .count();
  }

  private long done(HostId host) {
    return Math.min(
        planned(host),
        progress.runs().stream()
            .filter(run -> run.host().equals(host) && run.status().isDone())
            .map(Run::stage)
            .distinct()
            .count());
  }
}
