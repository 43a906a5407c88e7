package dev.stepwise.audit.adapter.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.stepwise.audit.application.SealedLog;
import dev.stepwise.audit.domain.Batch;
import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.audit.domain.Fact;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Seals with plain JDBC: the driver turns each batch into statements of many rows
/// (`reWriteBatchedInserts`), and nothing is kept in a persistence context that would never be read
/// again.
@ApplicationScoped
class PostgresSealedLog implements SealedLog {
  private static final long SEQUENCER = 0x5374_6570_4175_6469L;

  private final DataSource database;
  private final SubtreeTable subtrees;

  /// As it is once the transaction is committed; one that was not fits no checkpoint.
  private volatile Optional<Frontier> last = Optional.empty();

  PostgresSealedLog(DataSource database, SubtreeTable subtrees) {
    this.database = database;
    this.subtrees = subtrees;
  }

  @Override
  public void becomeSequencer() {
    inTransaction(connection -> {
      try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
        lock.setLong(1, SEQUENCER);
        return lock.execute();
      }
    });
  }

  @Override
  public Map<Source, Entry> sealedFrom(Collection<Source> places) {
    return places.stream()
        .collect(groupingBy(place -> Map.entry(place.topic(), place.partition())))
        .values()
        .stream()
        .flatMap(PostgresSealedLog::sealedAmong)
        .collect(toMap(Entry::source, entry -> entry));
  }

  /// By range: the records of a batch from one partition follow each other.
  private static Stream<Entry> sealedAmong(List<Source> ofPartition) {
    var offsets = ofPartition.stream().mapToLong(Source::offset).summaryStatistics();
    return EntryRow.<EntryRow>list(
            "topic = ?1 and partition = ?2 and position between ?3 and ?4",
            ofPartition.getFirst().topic(),
            ofPartition.getFirst().partition(),
            offsets.getMin(),
            offsets.getMax())
        .stream()
        .map(EntryRow::toEntry);
  }

  @Override
  public Set<Fact> sealedOf(Collection<Fact> facts) {
    var ids = facts.stream().map(Fact::id).distinct().toArray();
    return inTransaction(connection -> {
      var sealed = new HashSet<Fact>();
      try (var query =
          connection.prepareStatement(
              """
              select topic, ce_source, ce_id, payload_sha256, jws from audit.entry
              where ce_id = any (?) and ce_source is not null and unreadable is null\
              """)) {
        query.setArray(1, connection.createArrayOf("text", ids));
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            sealed.add(fact(rows));
          }
        }
      }
      return sealed;
    });
  }

  private static Fact fact(ResultSet row) throws SQLException {
    return new Fact(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        new Sha256(HexFormat.of().formatHex(row.getBytes(4))),
        Optional.ofNullable(row.getString(5)));
  }

  /// Kept from batch to batch while nobody else has sealed meanwhile. Fails with [BrokenSeal] when
  /// the tree is not what the latest checkpoint says: to seal on would cover that up.
  @Override
  public Frontier frontier() {
    var latest = latest();
    return latest.isEmpty()
        ? Frontier.EMPTY
        : last.filter(known -> fits(known, latest.get())).orElseGet(() -> read(latest.get()));
  }

  private static boolean fits(Frontier frontier, Checkpoint checkpoint) {
    return frontier.size() == checkpoint.size() && frontier.root().equals(checkpoint.root());
  }

  private Frontier read(Checkpoint latest) {
    var frontier = Frontier.of(latest.size(), subtrees);
    if (!fits(frontier, latest)) {
      throw new BrokenSeal(
          latest.size() - 1,
          "Expected the tree to have the root of the latest checkpoint, but it has another");
    }
    return frontier;
  }

  private Optional<Checkpoint> latest() {
    return inTransaction(connection -> {
      try (var query =
              connection.prepareStatement(
                  "select origin, size, root from audit.checkpoint order by size desc limit 1");
          var rows = query.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Checkpoint(rows.getString(1), rows.getLong(2), Hash.of(rows.getBytes(3))))
            : Optional.empty();
      }
    });
  }

  @Override
  public void append(Batch batch, Checkpoint checkpoint) {
    inTransaction(connection -> {
      InsertBatch.payloads(connection, batch.sealed());
      InsertBatch.entries(connection, batch.sealed());
      InsertBatch.pieces(connection, batch.sealed());
      InsertBatch.nodes(connection, batch.completed());
      InsertBatch.checkpoint(connection, checkpoint);
      return checkpoint;
    });
    last = Optional.of(batch.frontier());
  }

  /// The connection is that of the caller's transaction, which alone commits or rolls back.
  private <T> T inTransaction(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
