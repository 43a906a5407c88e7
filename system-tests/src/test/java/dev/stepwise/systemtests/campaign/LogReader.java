package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.systemtests.campaign.History.Checkpoint;
import dev.stepwise.systemtests.campaign.History.Leaf;
import dev.stepwise.systemtests.campaign.History.SealedTree;
import java.util.List;
import java.util.Optional;

/// Reads the whole log out of the tables, and asks audit what it thinks of it.
///
/// @param witness who remembers checkpoints
record LogReader(Database database, AuditApi audit, Witness witness) {
  SealedTree read() {
    return new SealedTree(leaves(), checkpoints(), witness.remembered(), finding());
  }

  private List<Leaf> leaves() {
    return database.rows(
        """
        select idx, encode(leaf_hash, 'hex'),
          leaf_hash = sha256('\\x00'::bytea || leaf)
        from audit.entry order by idx
        """,
        row -> new Leaf(row.getLong(1), row.getString(2), row.getBoolean(3)));
  }

  private List<Checkpoint> checkpoints() {
    return database.rows(
        "select size, encode(root, 'hex') from audit.checkpoint order by size",
        row -> new Checkpoint(row.getLong(1), row.getString(2)));
  }

  private Optional<String> finding() {
    var verified = audit.verify();
    return verified.path("sound").asBoolean()
        ? Optional.empty()
        : Optional.of(verified.path("finding").toString());
  }
}
