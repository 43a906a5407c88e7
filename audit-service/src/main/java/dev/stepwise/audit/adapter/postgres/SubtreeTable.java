package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.log.Hash;
import dev.stepwise.log.Subtree;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/// The stored hashes of complete subtrees: those of the leaves stand in `entry`, the others in
/// `node`.
@ApplicationScoped
class SubtreeTable implements Subtree.Hashes {
  /// Stands for a hash that is missing, which only a changed store can be the reason for: equal to
  /// no hash of a node.
  private static final Hash MISSING = Hash.EMPTY;

  private static final int HIGHEST_LEVEL = 62;

  private final DataSource database;

  SubtreeTable(DataSource database) {
    this.database = database;
  }

  @Override
  public Hash of(Subtree subtree) {
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select hash from audit.subtree where level = ? and idx = ?")) {
      query.setInt(1, subtree.level());
      query.setLong(2, subtree.index());
      try (var rows = query.executeQuery()) {
        return rows.next() ? Hash.of(rows.getBytes(1)) : MISSING;
      }
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  /// The hashes of the subtrees above the leaves whose last leaf is in a range.
  Subtree.Hashes completedIn(long fromLeaf, long throughLeaf) {
    var hashes = new HashMap<Subtree, Hash>();
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                "select idx, hash from audit.node where level = ? and idx >= ? and idx < ?")) {
      for (var level = 1; level < HIGHEST_LEVEL && throughLeaf >> level > 0; level++) {
        read(query, level, fromLeaf, throughLeaf, hashes);
      }
      read(query, 1, fromLeaf, throughLeaf, hashes);
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
    return subtree -> hashes.getOrDefault(subtree, MISSING);
  }

  private static void read(
      PreparedStatement query, int level, long fromLeaf, long throughLeaf, Map<Subtree, Hash> into)
      throws SQLException {
    query.setInt(1, level);
    query.setLong(2, fromLeaf >> level);
    query.setLong(3, (throughLeaf + 1) >> level);
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        into.put(new Subtree(level, rows.getLong(1)), Hash.of(rows.getBytes(2)));
      }
    }
  }
}
