package dev.stepwise.rehearsal;

import dev.stepwise.embedded.practice.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Tells how a practice installation differs from how it was: which files, and what they said and
/// say.
record StateCheck(Snapshot before, Snapshot now) {
  private static final int MOST_FILES = 12;
  private static final int MOST_LINES = 6;

  /// The differences for people; empty when all is as it was, save what rightly stays.
  Optional<String> differences() {
    var found = now.differencesFrom(before);
    if (found.isAsItWas()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    tell("changed", found.changed(), lines);
    tell("missing", found.missing(), lines);
    tell("new    ", found.added(), lines);
    return Optional.of(String.join("\n", lines));
  }

  private void tell(String what, SortedSet<String> files, List<String> lines) {
    files.stream().limit(MOST_FILES).forEach(file -> tell(what, file, lines));
    if (files.size() > MOST_FILES) {
      lines.add("%s  … and %d more".formatted(what, files.size() - MOST_FILES));
    }
  }

  private void tell(String what, String file, List<String> lines) {
    lines.add("%s  %s".formatted(what, file));
    var was = linesOf(before, file);
    var is = linesOf(now, file);
    only(was, is, "    - ", lines);
    only(is, was, "    + ", lines);
    if (was.equals(is) && what.equals("changed")) {
      lines.add("    - " + before.files().get(file));
      lines.add("    + " + now.files().get(file));
    }
  }

  private static List<String> linesOf(Snapshot snapshot, String file) {
    return snapshot.texts().getOrDefault(file, "").lines().toList();
  }

  private static void only(
      List<String> these, List<String> others, String mark, List<String> lines) {
    var rest = these.stream().filter(line -> !others.contains(line)).toList();
    rest.stream().limit(MOST_LINES).forEach(line -> lines.add(mark + line));
    if (rest.size() > MOST_LINES) {
      lines.add(mark + "… and %d more lines".formatted(rest.size() - MOST_LINES));
    }
  }
}
