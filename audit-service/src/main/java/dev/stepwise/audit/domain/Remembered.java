package dev.stepwise.audit.domain;

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
}
