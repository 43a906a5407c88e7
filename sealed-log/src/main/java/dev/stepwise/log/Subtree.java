package dev.stepwise.log;

/// Names a complete subtree: the one over the leaves from `index · 2^level` up to `(index + 1) ·
/// 2^level`, the last excluded. Its hash never changes, however the log grows.
public record Subtree(int level, long index) {
  /// The first leaf under it.
  public long firstLeaf() {
    return index << level;
  }

  /// The last leaf under it.
  public long lastLeaf() {
    return ((index + 1) << level) - 1;
  }

  /// A complete subtree and its hash.
  public record Hashed(Subtree subtree, Hash hash) {}

  /// Where the hashes of complete subtrees are kept.
  @FunctionalInterface
  public interface Hashes {
    /// The hash of a subtree. Asked only for subtrees that the log has completed.
    Hash of(Subtree subtree);
  }
}
