package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.domain.Batch.Sealed;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.LinesSeal;
import dev.stepwise.log.Piece;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Subtree;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The rows of a batch, a JDBC batch per table.
final class InsertBatch {
  private InsertBatch() {}

  static void payloads(Connection connection, List<Sealed> sealed) throws SQLException {
    // one beside the other: to make them small takes longer than all else that is done here
    var packed = sealed.parallelStream().map(one -> Packed.of(one.payload())).toList();
    try (var insert =
        connection.prepareStatement(
            """
            insert into audit.payload (sha256, bytes, encoding, size) values (?, ?, ?, ?)
            on conflict do nothing\
            """)) {
      for (var at = 0; at < sealed.size(); at++) {
        var one = sealed.get(at);
        insert.setBytes(1, digestOf(one.entry()));
        insert.setBytes(2, packed.get(at).bytes());
        insert.setString(3, packed.get(at).encoding());
        insert.setLong(4, one.payload().length);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static void entries(Connection connection, List<Sealed> sealed) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into audit.entry (idx, topic, partition, "offset", key, ce_id, ce_source,
              ce_type, ce_subject, ce_time, ce_sequence, unreadable, payload_sha256, payload_size,
              upgrade, stage, host, attempt, leaf, leaf_hash, jws,
              lines_count, lines_size, lines_root, lines_seed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)) {
      for (var one : sealed) {
        place(insert, one.entry());
        attributes(insert, one.entry());
        about(insert, one.entry());
        insert.setBytes(19, one.leaf());
        insert.setBytes(20, one.leafHash().bytes());
        insert.setString(21, one.entry().attributes().jws().orElse(null));
        lines(insert, one);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void lines(PreparedStatement insert, Sealed one) throws SQLException {
    var lines = one.entry().lines();
    insert.setObject(22, lines.map(LinesSeal::count).orElse(null), Types.INTEGER);
    insert.setObject(23, lines.map(LinesSeal::size).orElse(null), Types.BIGINT);
    insert.setBytes(24, lines.map(it -> it.root().bytes()).orElse(null));
    insert.setBytes(25, one.seed().map(Seed::bytes).orElse(null));
  }

  /// Where output lies.
  static void pieces(Connection connection, List<Sealed> sealed) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into audit.output_chunk (upgrade, stage, host, attempt, "offset", until, idx)
            values (?, ?, ?, ?, ?, ?, ?)\
            """)) {
      for (var one : sealed) {
        var piece = Piece.of(one.entry(), one.payload());
        if (piece.isPresent()) {
          piece(insert, piece.get(), one.entry().index());
        }
      }
      insert.executeBatch();
    }
  }

  private static void piece(PreparedStatement insert, Piece piece, long index) throws SQLException {
    insert.setString(1, piece.attempt().upgradeId().value());
    insert.setInt(2, piece.attempt().stage());
    insert.setString(3, piece.attempt().host().value());
    insert.setInt(4, piece.attempt().number());
    insert.setLong(5, piece.stretch().from());
    insert.setLong(6, piece.stretch().until());
    insert.setLong(7, index);
    insert.addBatch();
  }

  static void nodes(Connection connection, List<Subtree.Hashed> completed) throws SQLException {
    try (var insert =
        connection.prepareStatement("insert into audit.node (level, idx, hash) values (?, ?, ?)")) {
      for (var node : completed) {
        insert.setInt(1, node.subtree().level());
        insert.setLong(2, node.subtree().index());
        insert.setBytes(3, node.hash().bytes());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  static void checkpoint(Connection connection, Checkpoint checkpoint) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into audit.checkpoint (size, origin, root, body) values (?, ?, ?, ?)")) {
      insert.setLong(1, checkpoint.size());
      insert.setString(2, checkpoint.origin());
      insert.setBytes(3, checkpoint.root().bytes());
      insert.setString(4, checkpoint.body());
      insert.executeUpdate();
    }
  }

  private static void place(PreparedStatement insert, Entry entry) throws SQLException {
    insert.setLong(1, entry.index());
    insert.setString(2, entry.source().topic());
    insert.setInt(3, entry.source().partition());
    insert.setLong(4, entry.source().offset());
  }

  private static void attributes(PreparedStatement insert, Entry entry) throws SQLException {
    var attributes = entry.attributes();
    insert.setString(5, attributes.key().orElse(null));
    insert.setString(6, attributes.id().orElse(null));
    insert.setString(7, attributes.source().orElse(null));
    insert.setString(8, attributes.type());
    insert.setString(9, attributes.subject().orElse(null));
    insert.setString(10, attributes.time().orElse(null));
    set(insert, 11, attributes.sequence());
    insert.setString(12, attributes.unreadable().orElse(null));
    insert.setBytes(13, digestOf(entry));
    insert.setLong(14, entry.size());
  }

  private static void about(PreparedStatement insert, Entry entry) throws SQLException {
    var about = entry.about();
    insert.setString(15, about.upgrade().orElse(null));
    set(insert, 16, about.stage());
    insert.setString(17, about.host().orElse(null));
    set(insert, 18, about.attempt());
  }

  private static void set(PreparedStatement insert, int at, OptionalLong value)
      throws SQLException {
    if (value.isPresent()) {
      insert.setLong(at, value.getAsLong());
    } else {
      insert.setNull(at, Types.BIGINT);
    }
  }

  private static void set(PreparedStatement insert, int at, OptionalInt value) throws SQLException {
    if (value.isPresent()) {
      insert.setInt(at, value.getAsInt());
    } else {
      insert.setNull(at, Types.INTEGER);
    }
  }

  private static byte[] digestOf(Entry entry) {
    return HexFormat.of().parseHex(entry.payload().hex());
  }
}
