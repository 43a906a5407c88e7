package dev.stepwise.embedded.practice;

import java.util.SortedSet;

/// What is different between two snapshots, as paths below the range's folder.
///
/// @param changed other content, mode or link target
/// @param missing was there, is not any more
/// @param added was not there, and should not be
/// @param leftBehind was not there, or not so, and rightly stays, such as a backup
public record Differences(
    SortedSet<String> changed,
    SortedSet<String> missing,
    SortedSet<String> added,
    SortedSet<String> leftBehind) {
  /// Whether all is as it was, save what rightly stays.
  public boolean isAsItWas() {
    return changed.isEmpty() && missing.isEmpty() && added.isEmpty();
  }
}
