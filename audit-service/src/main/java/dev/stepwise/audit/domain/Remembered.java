package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.Hash;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.Subtree;
import java.util.Optional;

/// What somebody outside the database remembers of the log.
///
/// @param by whom, such as `topic stepwise.checkpoints`
/// @param root empty when only the size is known
public record Remembered(String by, long size, Optional<Hash> root) {
  /// What is missing from a log of so many entries; empty when nothing is.
  public Optional<Finding> missingFrom(long entries) {
    return size <= entries
        ? Optional.empty()
        : Optional.of(
            new Finding(
                entries,
                size - 1,
                "Expected %d entries as the checkpoint at %s says, but the log ends at %d: entries %d to %d are missing"
                    .formatted(size, by, entries, entries, size - 1)));
  }

  /// What does not fit in a log of so many entries.
  ///
  /// @param stored its complete subtrees
  public Optional<Finding> disagreesWith(long entries, Subtree.Hashes stored) {
    return missingFrom(entries).or(() -> root.flatMap(mine -> differs(mine, stored)));
  }

  private Optional<Finding> differs(Hash mine, Subtree.Hashes stored) {
    var theirs = new MerkleTree(size, stored).root();
    return mine.equals(theirs)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                0,
                Math.max(0, size - 1),
                "Expected root %s of the first %d entries as the checkpoint at %s says, but the log has root %s"
                    .formatted(mine.base64(), size, by, theirs.base64())));
  }

  /// Why a checkpoint and this are of two logs: neither is a beginning of the other.
  ///
  /// @param stored the complete subtrees of the longer one
  public Optional<Finding> contradicts(Checkpoint checkpoint, Subtree.Hashes stored) {
    return root.filter(mine -> !isOneLog(mine, checkpoint, stored))
        .map(_ ->
            new Finding(
                0,
                Math.max(0, size - 1),
                "Expected the checkpoint of %d entries to be of one log with that of %d entries at %s, but there is no proof of it"
                    .formatted(checkpoint.size(), size, by)));
  }

  private boolean isOneLog(Hash mine, Checkpoint checkpoint, Subtree.Hashes stored) {
    if (size == 0 || checkpoint.size() == 0) {
      return true; // every log begins with nothing
    }
    return size <= checkpoint.size()
        ? proof(size, checkpoint.size(), stored).proves(mine, checkpoint.root())
        : proof(checkpoint.size(), size, stored).proves(checkpoint.root(), mine);
  }

  private static ConsistencyProof proof(long from, long to, Subtree.Hashes stored) {
    return new MerkleTree(to, stored).consistencyFrom(from);
  }

  /// What does not fit between a checkpoint and the log in which it is stored.
  ///
  /// @param stored the log's complete subtrees
  public static Optional<Finding> misfit(Checkpoint checkpoint, Subtree.Hashes stored) {
    var root = new MerkleTree(checkpoint.size(), stored).root();
    return checkpoint.root().equals(root)
        ? Optional.empty()
        : Optional.of(
            new Finding(
                0,
                Math.max(0, checkpoint.size() - 1),
                "Expected root %s as the checkpoint of %d entries says, but the log has root %s"
                    .formatted(checkpoint.root().base64(), checkpoint.size(), root.base64())));
  }
}
