package dev.stepwise.audit.application;

import static java.util.Objects.requireNonNull;

import dev.stepwise.audit.domain.Arrival;
import dev.stepwise.audit.domain.Batch;
import dev.stepwise.audit.domain.FiledPiece;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.KeptCheckpoint;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.Subtree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A log without a database. Every batch has its checkpoint, as in the real one.
final class LogInMemory implements LogBook {
  static final String ORIGIN = "example.org/log";

  private final List<Kept> entries = new ArrayList<>();
  private final List<Checkpoint> checkpoints = new ArrayList<>();
  private final Map<Subtree, Hash> hashes = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;

  void seal(List<Arrival> arrivals) {
    var batch = Batch.of(frontier, arrivals);
    for (var one : batch.sealed()) {
      hashes.put(new Subtree(0, one.entry().index()), one.leafHash());
      entries.add(
          new Kept(
              one.entry(), one.leaf(), one.leafHash(), Optional.of(one.payload()), one.seed()));
    }
    batch.completed().forEach(one -> hashes.put(one.subtree(), one.hash()));
    checkpoints.add(batch.checkpoint(ORIGIN));
    frontier = batch.frontier();
  }

  @Override
  public List<Entry> entries(EntryFilter filter) {
    return entries.stream()
        .map(Kept::entry)
        .filter(entry -> entry.index() > filter.after().orElse(-1))
        .filter(
            entry -> filter.upgrade().isEmpty() || filter.upgrade().equals(entry.about().upgrade()))
        .filter(entry -> filter.topic().map(entry.source().topic()::equals).orElse(true))
        .filter(entry -> filter.type().map(entry.attributes().type()::equals).orElse(true))
        .limit(filter.limit())
        .toList();
  }

  @Override
  public Optional<Kept> entry(long index) {
    return of(List.of(index)).stream().findFirst();
  }

  @Override
  public List<Kept> of(List<Long> indexes) {
    return which(kept -> indexes.contains(kept.entry().index())).toList();
  }

  @Override
  public Optional<Checkpoint> latest() {
    return checkpoints.stream().reduce((_, later) -> later);
  }

  @Override
  public Optional<Checkpoint> covering(long entry) {
    return checkpoints.stream().filter(it -> it.size() > entry).findFirst();
  }

  @Override
  public List<KeptCheckpoint> checkpoints(long after, long through) {
    return checkpoints.stream()
        .filter(it -> it.size() > after && it.size() <= through)
        .map(it -> new KeptCheckpoint(it, it.body(), Optional.empty()))
        .toList();
  }

  @Override
  public List<Kept> history(String upgrade, long through) {
    return which(kept -> isEventOf(upgrade, kept.entry()) && kept.entry().index() <= through)
        .sorted(Comparator.comparingLong(kept -> kept.entry().attributes().sequence().orElse(0)))
        .toList();
  }

  private static boolean isEventOf(String upgrade, Entry entry) {
    return entry.source().topic().equals(Topics.UPGRADES)
        && entry.about().upgrade().equals(Optional.of(upgrade));
  }

  @Override
  public List<Kept> ofRun(String upgrade, int stage, String host) {
    return List.of();
  }

  @Override
  public List<Kept> from(long index, int limit) {
    return which(kept -> kept.entry().index() >= index).limit(limit).toList();
  }

  @Override
  public Map<Long, List<FiledPiece>> pieces(long fromEntry, long throughEntry) {
    return Map.of();
  }

  @Override
  public Subtree.Hashes hashes() {
    return subtree -> requireNonNull(hashes.get(subtree));
  }

  @Override
  public Subtree.Hashes hashesCompletedIn(long fromLeaf, long throughLeaf) {
    return hashes();
  }

  private Stream<Kept> which(Predicate<Kept> condition) {
    return entries.stream().filter(condition);
  }
}
