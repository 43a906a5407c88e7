package dev.stepwise.audit.domain;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Statement;
import dev.stepwise.log.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Facts that become entries together: sequenced, hashed, and covered by one checkpoint.
///
/// @param completed the subtrees that the new leaves complete, leaves left out
public record Batch(List<Sealed> sealed, List<Subtree.Hashed> completed, Frontier frontier) {
  /// An entry with what is stored of it.
  @SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
  public record Sealed(
      Entry entry, byte[] leaf, Hash leafHash, byte[] payload, Optional<Seed> seed) {
    static Sealed of(Entry entry, Arrival arrival) {
      var leaf = Statement.of(entry);
      return new Sealed(
          entry,
          leaf,
          Hash.leaf(leaf),
          arrival.payload(),
          arrival.salted().map(Arrival.Salted::seed));
    }
  }

  /// Puts arrivals at the end of the log, in the order given.
  public static Batch of(Frontier end, List<Arrival> arrivals) {
    var sealed = new ArrayList<Sealed>();
    var completed = new ArrayList<Subtree.Hashed>();
    var frontier = end;
    for (var arrival : arrivals) {
      var one = Sealed.of(entry(frontier.size(), arrival), arrival);
      var grown = frontier.append(one.leafHash());
      sealed.add(one);
      completed.addAll(grown.completed().subList(1, grown.completed().size()));
      frontier = grown.frontier();
    }
    return new Batch(sealed, completed, frontier);
  }

  private static Entry entry(long index, Arrival arrival) {
    return new Entry(
        index,
        arrival.source(),
        arrival.attributes(),
        arrival.about(),
        arrival.digest(),
        arrival.payload().length,
        arrival.salted().map(Arrival.Salted::lines));
  }

  /// The checkpoint that covers it and everything before.
  public Checkpoint checkpoint(String origin) {
    return new Checkpoint(origin, frontier.size(), frontier.root());
  }
}
