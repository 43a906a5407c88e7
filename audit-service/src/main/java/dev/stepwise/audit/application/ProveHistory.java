package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.Subtree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;

/// Shows that everything that is known of an upgrade was sealed as it is: before something is done
/// because of it, such as a rollback.
@ApplicationScoped
public class ProveHistory {
  private final LogBook book;

  ProveHistory(LogBook book) {
    this.book = book;
  }

  /// Checks the inclusion of each entry in the tree of the latest checkpoint. Fails with
  /// [BrokenSeal], which names the first entry that is not, and with [NotSealed] when there is no
  /// checkpoint yet.
  @Transactional
  public void require(UpgradeId upgrade) {
    var checkpoint =
        book.latest()
            .orElseThrow(() -> new NotSealed("Expected a checkpoint, but nothing is sealed yet"));
    var tree = new MerkleTree(checkpoint.size(), readOnce(book.hashes()));
    book.history(upgrade.value(), checkpoint.size() - 1)
        .forEach(kept -> require(kept, tree, checkpoint));
  }

  /// Proofs of neighbours share most of their way to the root.
  private static Subtree.Hashes readOnce(Subtree.Hashes hashes) {
    var read = new HashMap<Subtree, Hash>();
    return subtree -> read.computeIfAbsent(subtree, hashes::of);
  }

  private static void require(Kept kept, MerkleTree tree, Checkpoint checkpoint) {
    var index = kept.entry().index();
    kept.soundPayload();
    if (!tree.inclusionOf(index).proves(Hash.leaf(kept.leaf()), checkpoint.root())) {
      throw new BrokenSeal(
          index,
          "Expected it to be in the tree of the checkpoint of %d entries, but its proof leads to another root"
              .formatted(checkpoint.size()));
    }
  }
}
