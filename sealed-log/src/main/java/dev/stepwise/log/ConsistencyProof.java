package dev.stepwise.log;

import java.util.List;

/// Shows that an earlier log is a beginning of a later one: nothing was changed, removed or put in
/// between.
///
/// @param from the earlier size, at least 1
/// @param to the later size
public record ConsistencyProof(long from, long to, List<Hash> path) {
  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /// Whether it shows that (RFC 9162, section 2.1.4.2).
  public boolean proves(Hash earlier, Hash later) {
    if (from < 1 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && earlier.equals(later);
    }
    var startsAtEarlierRoot = Long.bitCount(from) == 1;
    if (path.isEmpty() && !startsAtEarlierRoot) {
      return false;
    }
    return startsAtEarlierRoot
        ? climb(earlier, path, earlier, later)
        : climb(path.getFirst(), path.subList(1, path.size()), earlier, later);
  }

  private boolean climb(Hash start, List<Hash> siblings, Hash earlier, Hash later) {
    var walk = new Ascent(from - 1, to - 1).upToLeft();
    var first = start;
    var second = start;
    for (var sibling : siblings) {
      if (walk.isAtTop()) {
        return false;
      }
      if (walk.comesFromRight()) {
        first = Hash.node(sibling, first);
        second = Hash.node(sibling, second);
      } else {
        second = Hash.node(second, sibling);
      }
      walk = walk.up();
    }
    return walk.isAtTop() && first.equals(earlier) && second.equals(later);
  }
}
