package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.Subtree;
import java.util.List;
import java.util.Optional;

/// A walk over the whole log from its first entry, which builds the tree again from the stored leaf
/// bytes and compares everything that is stored with it.
public final class Verification {
  private Frontier frontier = Frontier.EMPTY;
  private long agreed;

  /// Compares the next entry, and the stored hashes of the subtrees that it completes.
  public Optional<Finding> next(Kept kept, Subtree.Hashes stored) {
    var index = frontier.size();
    if (kept.entry().index() != index) {
      return found(index, "Expected entry %d, but the next one is %d", index, kept.entry().index());
    }
    var flaw = kept.flaw();
    if (flaw.isPresent()) {
      return Optional.of(new Finding(index, index, flaw.get()));
    }
    var grown = frontier.append(Hash.leaf(kept.leaf()));
    frontier = grown.frontier();
    return grown.completed().stream()
        .skip(1)
        .filter(inner -> !inner.hash().equals(stored.of(inner.subtree())))
        .findFirst()
        .map(inner ->
            new Finding(
                inner.subtree().firstLeaf(),
                index,
                "Expected the leaves to hash to the stored subtree, but they do not"));
  }

  /// Compares where the output in the last entry is filed. To be called after [#next] found
  /// nothing.
  public Optional<Finding> filed(Kept kept, List<FiledPiece> stored) {
    var index = kept.entry().index();
    return FiledPiece.of(kept).stream().toList().equals(stored)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                index,
                index,
                "Expected its output to be filed where the payload says, but it is not"));
  }

  /// Compares a checkpoint that covers exactly the entries so far. When it does not fit, the fault
  /// is behind the last checkpoint that did.
  ///
  /// @param flaw what is wrong with the checkpoint itself
  public Optional<Finding> at(Checkpoint checkpoint, Optional<String> flaw) {
    if (flaw.isPresent()) {
      return found(agreed, "%s", flaw.get());
    }
    if (!checkpoint.root().equals(frontier.root())) {
      return found(
          agreed,
          "Expected root %s as the checkpoint of %d entries says, but the log has root %s",
          checkpoint.root().base64(),
          checkpoint.size(),
          frontier.root().base64());
    }
    agreed = frontier.size();
    return Optional.empty();
  }

  /// The entries so far.
  public long size() {
    return frontier.size();
  }

  /// The root over them.
  public Hash root() {
    return frontier.root();
  }

  private Optional<Finding> found(long from, String problem, Object... values) {
    var through = Math.max(from, frontier.size() - 1);
    return Optional.of(new Finding(from, through, problem.formatted(values)));
  }
}
