package dev.stepwise.log;

import java.util.List;

/// Shows that one leaf is in the tree of a given size and root.
///
/// @param path the hashes beside the way from the leaf to the root, the lowest first
public record InclusionProof(long index, long size, List<Hash> path) {
  public InclusionProof {
    path = List.copyOf(path);
  }

  /// Whether it shows that (RFC 9162, section 2.1.3.2).
  public boolean proves(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    var walk = new Ascent(index, size - 1);
    var hash = leaf;
    for (var sibling : path) {
      if (walk.isAtTop()) {
        return false;
      }
      hash = walk.comesFromRight() ? Hash.node(sibling, hash) : Hash.node(hash, sibling);
      walk = walk.up();
    }
    return walk.isAtTop() && hash.equals(root);
  }
}
