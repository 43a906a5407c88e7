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
/// @param texts what small text files say, by the same paths
/// @param mayStay whether a file of that path is one that a rollback rightly leaves
public record Snapshot(
    SortedMap<String, String> files, Map<String, String> texts, Predicate<String> mayStay) {
  /// Keeps its own copies.
  public Snapshot {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    texts = Map.copyOf(texts);
  }

  /// What is different now from how it was in an earlier snapshot.
  public Differences differencesFrom(Snapshot earlier) {
    var added = without(files, earlier.files);
    var changed = changedSince(earlier);
    var staying = select(added, mayStay);
    staying.addAll(select(changed, mayStay));
    return new Differences(
        select(changed, mayStay.negate()),
        without(earlier.files, files),
        select(added, mayStay.negate()),
        staying);
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
