package dev.stepwise.log;

import java.util.ArrayList;
import java.util.List;

/// The tree over the first `size` leaves of the log (RFC 9162, section 2.1), on top of the hashes
/// of complete subtrees, wherever these are kept. Roots and proofs ask for O(log size) of them.
public record MerkleTree(long size, Subtree.Hashes hashes) {
  /// The Merkle Tree Hash (2.1.1) over leaves that are all at hand.
  public static Hash rootOf(List<Hash> leaves) {
    if (leaves.size() < 2) {
      return leaves.isEmpty() ? Hash.EMPTY : leaves.getFirst();
    }
    var middle = (int) split(0, leaves.size());
    return Hash.node(
        rootOf(leaves.subList(0, middle)), rootOf(leaves.subList(middle, leaves.size())));
  }

  /// The Merkle Tree Hash (2.1.1).
  public Hash root() {
    return size == 0 ? Hash.EMPTY : hash(0, size);
  }

  /// The proof that a leaf is in this tree (2.1.3.1). Fails with [IllegalArgumentException] when
  /// the tree has no such leaf.
  public InclusionProof inclusionOf(long index) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(
          "Expected an entry below %d, but got %d".formatted(size, index));
    }
    var path = new ArrayList<Hash>();
    inclusion(index, 0, size, path);
    return new InclusionProof(index, size, path);
  }

  /// The proof that the tree over the first `from` leaves is a beginning of this one (2.1.4.1).
  /// Fails with [IllegalArgumentException] unless `from` is 1 to the size.
  public ConsistencyProof consistencyFrom(long from) {
    if (from < 1 || from > size) {
      throw new IllegalArgumentException(
          "Expected an earlier size of 1 to %d, but got %d".formatted(size, from));
    }
    var path = new ArrayList<Hash>();
    consistency(from, 0, size, true, path);
    return new ConsistencyProof(from, size, path);
  }

  private void inclusion(long index, long start, long end, List<Hash> path) {
    if (end - start == 1) {
      return;
    }
    var middle = split(start, end);
    if (index < middle) {
      inclusion(index, start, middle, path);
      path.add(hash(middle, end));
    } else {
      inclusion(index, middle, end, path);
      path.add(hash(start, middle));
    }
  }

  /// @param known whether the verifier knows the hash of these leaves as the earlier root
  private void consistency(long from, long start, long end, boolean known, List<Hash> path) {
    if (from == end) {
      if (!known) {
        path.add(hash(start, end));
      }
      return;
    }
    var middle = split(start, end);
    if (from <= middle) {
      consistency(from, start, middle, known, path);
      path.add(hash(middle, end));
    } else {
      consistency(from, middle, end, false, path);
      path.add(hash(start, middle));
    }
  }

  private Hash hash(long start, long end) {
    var width = end - start;
    if (Long.bitCount(width) == 1) {
      var level = Long.numberOfTrailingZeros(width);
      return hashes.of(new Subtree(level, start >> level));
    }
    var middle = split(start, end);
    return Hash.node(hash(start, middle), hash(middle, end));
  }

  /// Where two subtrees meet: the left one has the largest power of two below the width.
  private static long split(long start, long end) {
    return start + Long.highestOneBit(end - start - 1);
  }
}
