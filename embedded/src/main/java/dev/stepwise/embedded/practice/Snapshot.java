package dev.stepwise.embedded.practice;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The practice installation at one moment: what every file and link is.
///
/// @param files what each is, by path below the range's folder: mode and SHA-256, or a link's
///   target
/// @param mayStay whether a file of that path is one that a rollback rightly leaves
public record Snapshot(SortedMap<String, String> files, Predicate<String> mayStay) {
  /// Keeps its own copy.
  public Snapshot {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// What is different now from how it was in an earlier snapshot.
  public Differences differencesFrom(Snapshot earlier) {
    var added = without(files, earlier.files);
    return new Differences(
        changedSince(earlier),
        without(earlier.files, files),
        select(added, mayStay.negate()),
        select(added, mayStay));
  }

  private SortedSet<String> changedSince(Snapshot earlier) {
    return files.entrySet().stream()
        .filter(file -> earlier.files.containsKey(file.getKey()))
        .filter(file -> !file.getValue().equals(earlier.files.get(file.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SortedSet<String> without(
      SortedMap<String, String> files, SortedMap<String, String> others) {
    var rest = new TreeSet<>(files.keySet());
    rest.removeAll(others.keySet());
    return rest;
  }

  private static SortedSet<String> select(SortedSet<String> paths, Predicate<String> wanted) {
    return paths.stream().filter(wanted).collect(Collectors.toCollection(TreeSet::new));
  }
}
