package dev.stepwise.audit.adapter.postgres;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.stepwise.audit.application.SealedLog;
import dev.stepwise.audit.domain.Batch;
import dev.stepwise.audit.domain.Fact;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
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
    if (facts.isEmpty()) {
      return Set.of();
    }
    var ids = facts.stream().map(Fact::id).distinct().toList();
    var sealed = EntryRow.<EntryRow>list("id in ?1", ids).stream();
    return sealed.map(EntryRow::toEntry).map(Fact::of).flatMap(Optional::stream).collect(toSet());
  }

  @Override
  public Frontier frontier() {
    long size =
        inTransaction(connection -> {
          try (var query =
                  connection.prepareStatement(
                      "select coalesce(max(size), 0) from audit.checkpoint");
              var rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
    return Frontier.of(size, subtrees);
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
