package dev.stepwise.systemtests.campaign;

import dev.stepwise.systemtests.campaign.History.Checkpoint;
import dev.stepwise.systemtests.campaign.History.Leaf;
import dev.stepwise.systemtests.campaign.History.SealedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The log's indices have no gap, every leaf is what is kept, and every checkpoint, stored or given
/// out, is the root of the leaves up to it, so all of them are consistent.
final class LogIsSound implements Rule {
  @Override
  public List<String> complaints(History history) {
    var log = history.log();
    var complaints = new ArrayList<String>();
    log.finding()
        .map("Expected audit to find its log sound, but "::concat)
        .ifPresent(complaints::add);
    var expected = 0L;
    for (var leaf : log.leaves()) {
      if (leaf.index() != expected) {
        complaints.add("Expected index %d, but got %d".formatted(expected, leaf.index()));
      }
      if (!leaf.fits()) {
        complaints.add(
            "Expected leaf %d to be what is kept, but it is not".formatted(leaf.index()));
      }
      expected = leaf.index() + 1;
    }
    compareRoots(log, complaints);
    return complaints;
  }

  private static void compareRoots(SealedTree log, List<String> complaints) {
    var checkpoints = Stream.concat(log.checkpoints().stream(), log.witnessed().stream()).toList();
    var roots = roots(log.leaves(), checkpoints);
    for (var checkpoint : checkpoints) {
      var root = roots.getOrDefault(checkpoint.size(), "a shorter log");
      if (!root.equals(checkpoint.root())) {
        complaints.add(
            "Expected checkpoint %d to be %s, but got %s"
                .formatted(checkpoint.size(), root, checkpoint.root()));
      }
    }
  }

  private static Map<Long, String> roots(List<Leaf> leaves, List<Checkpoint> checkpoints) {
    var wanted = new TreeMap<Long, String>();
    checkpoints.forEach(checkpoint -> wanted.put(checkpoint.size(), ""));
    var tree = new Roots();
    var roots = new TreeMap<Long, String>();
    for (var size = 1L; size <= leaves.size(); size++) {
      tree.add(leaves.get((int) size - 1).hash());
      if (wanted.containsKey(size)) {
        roots.put(size, tree.root());
      }
    }
    return roots;
  }
}
