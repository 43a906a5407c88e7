package dev.stepwise.audit.adapter.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.stepwise.audit.application.NoteBook;
import dev.stepwise.audit.domain.PublishedNote;
import dev.stepwise.audit.domain.PublishedNote.Cosignature;
import dev.stepwise.log.NoteSignature;
import dev.stepwise.log.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/// The published checkpoints as rows, which are only ever added.
@ApplicationScoped
class PostgresNoteBook implements NoteBook {
  private static final long PUBLISHER = 0x5354_4550_5055_424cL; // 'STEPPUBL'

  private final DataSource database;

  PostgresNoteBook(DataSource database) {
    this.database = database;
  }

  @Override
  public boolean tryToBecomePublisher() {
    return on(connection -> {
      try (var lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
        lock.setLong(1, PUBLISHER);
        try (var rows = lock.executeQuery()) {
          return rows.next() && rows.getBoolean(1);
        }
      }
    });
  }

  @Override
  public Optional<SignedNote> latest() {
    return on(connection -> {
      try (var query =
              connection.prepareStatement(
                  "select size, note from audit.published order by size desc limit 1");
          var rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(SignedNote.parse(rows.getString(2)).and(cosignatures(rows.getLong(1))))
            : Optional.empty();
      }
    });
  }

  @Override
  public List<PublishedNote> between(long after, long through) {
    return on(connection -> {
      var lines = linesBetween(connection, after, through);
      var found = new ArrayList<PublishedNote>();
      try (var query =
          connection.prepareStatement(
              "select size, note from audit.published where size > ? and size <= ? order by"
                  + " size")) {
        query.setLong(1, after);
        query.setLong(2, through);
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            var size = rows.getLong(1);
            found.add(
                new PublishedNote(size, rows.getString(2), lines.getOrDefault(size, List.of())));
          }
        }
      }
      return found;
    });
  }

  @Override
  public List<Long> strays() {
    return on(connection -> {
      var sizes = new ArrayList<Long>();
      try (var query =
              connection.prepareStatement(
                  """
                  select size from audit.published where size not in
                    (select size from audit.checkpoint)
                  union select size from audit.cosignature where size not in
                    (select size from audit.published)\
                  """);
          var rows = query.executeQuery()) {
        while (rows.next()) {
          sizes.add(rows.getLong(1));
        }
      }
      return sizes;
    });
  }

  @Override
  public List<NoteSignature> cosignatures(long size) {
    return on(connection ->
        linesBetween(connection, size - 1, size).getOrDefault(size, List.of()).stream()
            .map(one -> NoteSignature.parse(one.line()))
            .toList());
  }

  @Override
  public long lastCosignedBy(String witness) {
    return on(connection -> {
      try (var query =
          connection.prepareStatement(
              "select coalesce(max(size), 0) from audit.cosignature where witness = ?")) {
        query.setString(1, witness);
        try (var rows = query.executeQuery()) {
          rows.next();
          return rows.getLong(1);
        }
      }
    });
  }

  @Override
  public void add(SignedNote note) {
    insert(
        "insert into audit.published (size, note) values (?, ?)",
        note.checkpoint().size(),
        note.toString());
  }

  @Override
  public void add(long size, NoteSignature cosignature) {
    insert(
        "insert into audit.cosignature (size, witness, line) values (?, ?, ?) on conflict do"
            + " nothing",
        size,
        cosignature.name(),
        cosignature.toString());
  }

  private void insert(String sql, Object... values) {
    on(connection -> {
      try (var insert = connection.prepareStatement(sql)) {
        for (var at = 0; at < values.length; at++) {
          insert.setObject(at + 1, values[at]);
        }
        return insert.executeUpdate();
      }
    });
  }

  private record Line(long size, Cosignature cosignature) {}

  private static Map<Long, List<Cosignature>> linesBetween(
      Connection connection, long after, long through) throws SQLException {
    var lines = new ArrayList<Line>();
    try (var query =
        connection.prepareStatement(
            """
            select size, witness, line from audit.cosignature
            where size > ? and size <= ? order by size, witness\
            """)) {
      query.setLong(1, after);
      query.setLong(2, through);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          var cosignature = new Cosignature(rows.getString(2), rows.getString(3));
          lines.add(new Line(rows.getLong(1), cosignature));
        }
      }
    }
    return lines.stream().collect(groupingBy(Line::size, mapping(Line::cosignature, toList())));
  }

  private <T> T on(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
