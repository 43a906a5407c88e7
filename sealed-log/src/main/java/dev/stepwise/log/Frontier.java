package dev.stepwise.log;

import java.util.ArrayList;
import java.util.List;

/// The growing edge of the tree: the roots of the largest complete subtrees from left to right, one
/// for each bit that is set in the size. It is all that is needed to append, so that an append
/// costs the same whatever the length of the log.
///
/// @param size the number of leaves
/// @param peaks the largest subtree first
public record Frontier(long size, List<Hash> peaks) {
  /// The tree without leaves.
  public static final Frontier EMPTY = new Frontier(0, List.of());

  public Frontier {
    peaks = List.copyOf(peaks);
    if (peaks.size() != Long.bitCount(size)) {
      throw new IllegalArgumentException(
          "Expected %d peaks for %d leaves, but got %d"
              .formatted(Long.bitCount(size), size, peaks.size()));
    }
  }

  /// The frontier of a tree whose complete subtrees are kept somewhere.
  public static Frontier of(long size, Subtree.Hashes hashes) {
    return new Frontier(size, peaksOf(size).stream().map(hashes::of).toList());
  }

  /// The subtrees whose roots are the peaks of a tree of that size.
  public static List<Subtree> peaksOf(long size) {
    var peaks = new ArrayList<Subtree>();
    for (var level = 62; level >= 0; level--) {
      if ((size >> level & 1) == 1) {
        peaks.add(new Subtree(level, (size >> level) - 1));
      }
    }
    return peaks;
  }

  /// The tree with one more leaf.
  public Grown append(Hash leaf) {
    var rest = new ArrayList<>(peaks);
    var completed = new ArrayList<Subtree.Hashed>();
    var hash = leaf;
    completed.add(new Subtree.Hashed(new Subtree(0, size), hash));
    for (var level = 0; (size >> level & 1) == 1; level++) {
      hash = Hash.node(rest.removeLast(), hash);
      completed.add(new Subtree.Hashed(new Subtree(level + 1, size >> (level + 1)), hash));
    }
    rest.add(hash);
    return new Grown(new Frontier(size + 1, rest), completed);
  }

  /// The root of the whole tree.
  public Hash root() {
    return peaks.reversed().stream()
        .reduce((right, left) -> Hash.node(left, right))
        .orElse(Hash.EMPTY);
  }

  /// What an append gives.
  ///
  /// @param completed the subtrees that the new leaf completes, the leaf itself first
  public record Grown(Frontier frontier, List<Subtree.Hashed> completed) {}
}
