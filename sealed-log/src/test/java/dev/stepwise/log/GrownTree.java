package dev.stepwise.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A tree grown leaf by leaf in memory, with the hashes of its complete subtrees.
final class GrownTree {
  final List<byte[]> leaves = new ArrayList<>();
  private final Map<Subtree, Hash> kept = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;

  static GrownTree of(List<byte[]> leaves) {
    var tree = new GrownTree();
    leaves.forEach(tree::append);
    return tree;
  }

  static GrownTree ofSize(int size) {
    return of(
        IntStream.range(0, size).mapToObj(i -> new byte[] {(byte) i, (byte) (i >> 8)}).toList());
  }

  void append(byte[] leaf) {
    leaves.add(leaf);
    var grown = frontier.append(Hash.leaf(leaf));
    grown.completed().forEach(one -> kept.put(one.subtree(), one.hash()));
    frontier = grown.frontier();
  }

  Frontier frontier() {
    return frontier;
  }

  Hash leaf(int index) {
    return Hash.leaf(leaves.get(index));
  }

  Hash naiveRoot(int size) {
    return NaiveTree.root(leaves.subList(0, size));
  }

  MerkleTree at(long size) {
    return new MerkleTree(size, this::hash);
  }

  Hash hash(Subtree subtree) {
    var hash = kept.get(subtree);
    if (hash == null) {
      throw new AssertionError("Expected to be asked for complete subtrees, but got " + subtree);
    }
    return hash;
  }
}
