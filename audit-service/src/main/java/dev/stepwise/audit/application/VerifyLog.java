package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Finding;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.Verification;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Walks the whole log and says whether it is what was sealed.
@ApplicationScoped
public class VerifyLog {
  private static final int STRIDE = 1000;

  private final LogBook book;
  private final NoteBook notes;
  private final GuardTail tail;
  private final SigningKey key;
  private final List<VerifierKey> witnesses;

  VerifyLog(
      LogBook book, NoteBook notes, GuardTail tail, SigningKey key, Collection<Witness> witnesses) {
    this.book = book;
    this.notes = notes;
    this.tail = tail;
    this.key = key;
    this.witnesses = witnesses.stream().map(Witness::key).toList();
  }

  /// What the walk found.
  ///
  /// @param size the entries that fit
  /// @param root over these
  /// @param finding the first thing that does not fit; empty when all does
  public record Report(long size, Hash root, Optional<Finding> finding) {}

  /// Verifies every entry up to the latest checkpoint, and then whether that is all that was given
  /// away. Not in one transaction, because that may take long; what is sealed does not change, and
  /// what is added meanwhile is left for next time.
  public Report verify() {
    var walk = new Verification();
    var finding =
        walk(walk, book.latest().map(Checkpoint::size).orElse(0L))
            .or(() -> stray(walk.size()))
            .or(tail::askAndCompare);
    return new Report(walk.size(), walk.root(), finding);
  }

  private Optional<Finding> stray(long size) {
    return notes.strays().stream()
        .findFirst()
        .map(stray ->
            new Finding(
                0,
                size,
                "Expected every published note to be of a checkpoint, but one is of %d entries, of which there is none"
                    .formatted(stray)));
  }

  private Optional<Finding> walk(Verification walk, long size) {
    while (walk.size() < size) {
      var entries = book.from(walk.size(), STRIDE);
      if (entries.isEmpty()) {
        return Optional.of(
            new Finding(
                walk.size(),
                size - 1,
                "Expected %d entries, but the log ends at %d".formatted(size, walk.size())));
      }
      var finding = stride(walk, entries);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> stride(Verification walk, List<Kept> entries) {
    var start = walk.size();
    var end = start + entries.size();
    var stored = book.hashesCompletedIn(start, end - 1);
    var filed = book.pieces(start, end - 1);
    var checkpoints = book.checkpoints(start, end).iterator();
    var next = checkpoints.hasNext() ? checkpoints.next() : null;
    for (var kept : entries) {
      var finding =
          walk.next(kept, stored)
              .or(() -> walk.filed(kept, filed.getOrDefault(kept.entry().index(), List.of())));
      if (finding.isEmpty() && next != null && next.checkpoint().size() == walk.size()) {
        finding = walk.at(next.checkpoint(), next.flaw(key.verifierKey(), witnesses));
        next = checkpoints.hasNext() ? checkpoints.next() : null;
      }
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }
}
