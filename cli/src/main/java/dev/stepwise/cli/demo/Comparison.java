package dev.stepwise.cli.demo;

import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Text;
import dev.stepwise.embedded.practice.Differences;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the practice installation is after a rollback, beside what it was before the upgrade.
///
/// @param files how many were compared
record Comparison(int files, Differences differences) {
  boolean isAsItWas() {
    return differences.isAsItWas();
  }

  void tell(Screen screen) {
    screen.gap();
    screen.line(screen.bold("The installation before and after, file by file"));
    var kept = differences.leftBehind();
    screen.line("  %d files compared".formatted(files - kept.size() - differences.added().size()));
    list(screen, "changed", differences.changed());
    list(screen, "missing", differences.missing());
    list(screen, "added", differences.added());
    if (isAsItWas()) {
      screen.line(screen.good("  identical: every file, link and setting"));
    }
    if (!kept.isEmpty()) {
      screen.line("  left behind, rightly: %d files in".formatted(kept.size()));
      folders(kept)
          .forEach((folder, count) ->
              screen.line(
                  screen.dim(
                      "    %s (%d)".formatted(Text.fit(folder, screen.width() - 12), count))));
    }
  }

  private static void list(Screen screen, String what, Collection<String> paths) {
    paths.forEach(path -> screen.line(screen.bad("  %s: %s".formatted(what, path))));
  }

  private static Map<String, Long> folders(Collection<String> paths) {
    return paths.stream()
        .collect(Collectors.groupingBy(Comparison::folder, TreeMap::new, Collectors.counting()));
  }

  private static String folder(String path) {
    var parts = path.split("/", -1);
    return String.join("/", Arrays.copyOf(parts, Math.min(3, parts.length - 1)));
  }
}
