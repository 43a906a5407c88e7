package dev.stepwise.audit.adapter.postgres;

import static java.util.stream.Collectors.toMap;

import dev.stepwise.audit.application.EntryFilter;
import dev.stepwise.audit.application.LogBook;
import dev.stepwise.audit.application.NoteBook;
import dev.stepwise.audit.domain.FiledPiece;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.KeptCheckpoint;
import dev.stepwise.audit.domain.PublishedNote;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Hash;
import dev.stepwise.log.Subtree;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the log through Panache.
@ApplicationScoped
class PostgresLogBook implements LogBook {
  /// Left join: a payload may be missing, and that is for the reader to find.
  private static final String WITH_PAYLOAD =
      "select e, p from EntryRow e left join PayloadRow p on p.sha256 = e.payloadSha256 where ";

  /// The types of which there may be very many about one run.
  private static final List<String> OFTEN =
      List.of("dev.stepwise.step.run-heartbeat.v1", "dev.stepwise.step.output.v1");

  private final EntityManager entities;
  private final SubtreeTable subtrees;
  private final PieceTable pieces;
  private final NoteBook notes;

  PostgresLogBook(
      EntityManager entities, SubtreeTable subtrees, PieceTable pieces, NoteBook notes) {
    this.entities = entities;
    this.subtrees = subtrees;
    this.pieces = pieces;
    this.notes = notes;
  }

  @Override
  public List<Entry> entries(EntryFilter filter) {
    var conditions = new ArrayList<>(List.of("idx > :after"));
    var values = Parameters.with("after", filter.after().orElse(-1));
    filter.upgrade().ifPresent(it -> equal("upgrade", it, conditions, values));
    filter.topic().ifPresent(it -> equal("topic", it, conditions, values));
    filter.type().ifPresent(it -> equal("type", it, conditions, values));
    PanacheQuery<EntryRow> found =
        EntryRow.find(String.join(" and ", conditions) + " order by idx", values);
    return found.page(0, filter.limit()).stream().map(EntryRow::toEntry).toList();
  }

  @Override
  public Optional<Kept> entry(long index) {
    return kept("e.idx = :idx", Map.of("idx", index), 1).stream().findFirst();
  }

  @Override
  public List<Kept> of(List<Long> indices) {
    return kept(
        "e.idx in (:indices) order by e.idx", Map.of("indices", indices), Integer.MAX_VALUE);
  }

  @Override
  public Optional<Checkpoint> latest() {
    return checkpoint("order by size desc");
  }

  @Override
  public Optional<Checkpoint> covering(long entry) {
    return checkpoint("size > ?1 order by size", entry);
  }

  @Override
  public List<KeptCheckpoint> checkpoints(long after, long through) {
    var published =
        notes.between(after, through).stream().collect(toMap(PublishedNote::size, note -> note));
    return CheckpointRow.<CheckpointRow>list(
            "size > ?1 and size <= ?2 order by size", after, through)
        .stream()
        .map(row ->
            new KeptCheckpoint(
                row.toCheckpoint(), row.body, Optional.ofNullable(published.get(row.size))))
        .toList();
  }

  @Override
  public Map<Long, List<FiledPiece>> pieces(long fromEntry, long throughEntry) {
    return pieces.filedIn(fromEntry, throughEntry);
  }

  @Override
  public List<Kept> history(String upgrade, long through) {
    return kept(
        "e.upgrade = :upgrade and e.sequence is not null and e.topic = :topic"
            + " and e.idx <= :through order by e.sequence, e.idx",
        Map.of("upgrade", upgrade, "topic", Topics.UPGRADES, "through", through),
        Integer.MAX_VALUE);
  }

  @Override
  public List<Kept> ofRun(String upgrade, int stage, String host) {
    return kept(
        "e.upgrade = :upgrade and e.stage = :stage and e.host = :host and e.type not in (:often)"
            + " order by e.idx",
        Map.of("upgrade", upgrade, "stage", stage, "host", host, "often", OFTEN),
        Integer.MAX_VALUE);
  }

  @Override
  public List<Kept> from(long index, int limit) {
    var entries = kept("e.idx >= :from order by e.idx", Map.of("from", index), limit);
    entities.clear();
    return entries;
  }

  @Override
  public Subtree.Hashes hashes() {
    return subtrees;
  }

  @Override
  public Subtree.Hashes hashesCompletedIn(long fromLeaf, long throughLeaf) {
    return subtrees.completedIn(fromLeaf, throughLeaf);
  }

  private static void equal(
      String column, String value, List<String> conditions, Parameters values) {
    conditions.add(column + " = :" + column);
    values.and(column, value);
  }

  private static Optional<Checkpoint> checkpoint(String query, Object... values) {
    return CheckpointRow.<CheckpointRow>find(query, values)
        .page(0, 1)
        .firstResultOptional()
        .map(CheckpointRow::toCheckpoint);
  }

  private List<Kept> kept(String where, Map<String, Object> values, int limit) {
    var query = entities.createQuery(WITH_PAYLOAD + where, Object[].class).setMaxResults(limit);
    values.forEach(query::setParameter);
    return query.getResultStream().map(PostgresLogBook::toKept).toList();
  }

  private static Kept toKept(Object[] row) {
    var entry = (EntryRow) row[0];
    var payload = Optional.ofNullable((PayloadRow) row[1]).flatMap(PayloadRow::unpacked);
    return new Kept(entry.toEntry(), entry.leaf, Hash.of(entry.leafHash), payload, entry.seed());
  }
}
