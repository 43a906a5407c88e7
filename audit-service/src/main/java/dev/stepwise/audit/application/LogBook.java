package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.FiledPiece;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.KeptCheckpoint;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Subtree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The log as its readers see it.
public interface LogBook {
  /// The entries that a filter lets through, lowest index first.
  List<Entry> entries(EntryFilter filter);

  /// One entry with its leaf and payload.
  Optional<Kept> entry(long index);

  /// Those of the entries that there are, lowest index first.
  List<Kept> of(List<Long> indices);

  /// The latest checkpoint; empty while nothing is sealed.
  Optional<Checkpoint> latest();

  /// The first checkpoint that covers an entry.
  Optional<Checkpoint> covering(long entry);

  /// The checkpoints of sizes above `after` and up to `through`, the smallest first.
  List<KeptCheckpoint> checkpoints(long after, long through);

  /// Every delivery of the planner's events about an upgrade among the entries up to `through`, by
  /// sequence, then by index.
  List<Kept> history(String upgrade, long through);

  /// What is sealed about a run, output and heartbeats left out, lowest index first.
  List<Kept> ofRun(String upgrade, int stage, String host);

  /// Entries from an index on, for the walk over the whole log.
  List<Kept> from(long index, int limit);

  /// Where output is filed as being in entries of a range, by entry: what readers of output find.
  Map<Long, List<FiledPiece>> pieces(long fromEntry, long throughEntry);

  /// The hashes of complete subtrees as stored.
  Subtree.Hashes hashes();

  /// The same, read ahead for the subtrees that the leaves of a range complete.
  Subtree.Hashes hashesCompletedIn(long fromLeaf, long throughLeaf);
}
