package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.domain.FiledPiece;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// The table `output_chunk` as the walk over the whole log compares it.
@ApplicationScoped
class PieceTable {
  private final DataSource database;

  PieceTable(DataSource database) {
    this.database = database;
  }

  Map<Long, List<FiledPiece>> filedIn(long fromEntry, long throughEntry) {
    var filed = new HashMap<Long, List<FiledPiece>>();
    try (var connection = database.getConnection();
        var query =
            connection.prepareStatement(
                """
                select idx, upgrade, stage, host, attempt, "offset", until
                from audit.output_chunk where idx between ? and ?\
                """)) {
      query.setLong(1, fromEntry);
      query.setLong(2, throughEntry);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          filed.computeIfAbsent(rows.getLong(1), _ -> new ArrayList<>()).add(piece(rows));
        }
      }
      return filed;
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  private static FiledPiece piece(ResultSet row) throws SQLException {
    var attempt =
        new AttemptId(
            new UpgradeId(row.getString(2)),
            row.getInt(3),
            new HostId(row.getString(4)),
            row.getInt(5));
    return new FiledPiece(attempt, new Stretch(row.getLong(6), row.getLong(7)));
  }
}
