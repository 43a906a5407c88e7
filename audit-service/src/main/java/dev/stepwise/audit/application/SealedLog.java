package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Batch;
import dev.stepwise.audit.domain.Fact;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Source;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// The log as its one writer sees it. Everything happens in the caller's transaction.
public interface SealedLog {
  /// Waits until nobody else appends, and keeps others from it until the transaction ends.
  void becomeSequencer();

  /// Those of the places from which a record has been sealed, with its entry.
  Map<Source, Entry> sealedFrom(Collection<Source> places);

  /// Those of the facts that have been sealed, from whatever place.
  Set<Fact> sealedOf(Collection<Fact> facts);

  /// The growing edge of the tree.
  Frontier frontier();

  /// Adds a batch at the end.
  void append(Batch batch, Checkpoint checkpoint);
}
