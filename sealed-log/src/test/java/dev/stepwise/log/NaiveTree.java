package dev.stepwise.log;

import java.util.List;

/// The definition of RFC 9162, section 2.1.1, word for word: slow, and independent of what is
/// tested.
final class NaiveTree {
  private NaiveTree() {}

  static Hash root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return Hash.EMPTY;
    }
    if (leaves.size() == 1) {
      return Hash.leaf(leaves.getFirst());
    }
    var middle = 1;
    while (middle * 2 < leaves.size()) {
      middle *= 2;
    }
    return Hash.node(root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
  }
}
