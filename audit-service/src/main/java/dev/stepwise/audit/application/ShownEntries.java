package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.log.Hash;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.Subtree;
import dev.stepwise.log.evidence.EvidenceWriter;
import dev.stepwise.log.evidence.EvidenceWriter.Shown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Reads the entries of a bundle while it is written, a page at a time, each with its proof.
@ApplicationScoped
public class ShownEntries {
  private static final int PAGE = 100;

  private final LogBook book;

  ShownEntries(LogBook book) {
    this.book = book;
  }

  /// The entries of these indexes, in a log of that size.
  ///
  /// @param self this bean, as others see it, so that each page is a transaction
  static EvidenceWriter.Entries of(List<Long> indexes, long size, ShownEntries self) {
    Map<Subtree, Hash> known = new ConcurrentHashMap<>();
    return new EvidenceWriter.Entries() {
      @Override
      public Stream<Shown> all() {
        return Stream.iterate(0, start -> start < indexes.size(), start -> start + PAGE)
            .flatMap(start ->
                self
                    .page(
                        indexes.subList(start, Math.min(start + PAGE, indexes.size())), size, known)
                    .stream());
      }

      @Override
      public Shown of(long index) {
        return self.page(List.of(index), size, known).getFirst();
      }
    };
  }

  /// Fails with [dev.stepwise.audit.domain.BrokenSeal] when one is not what was sealed.
  @Transactional
  List<Shown> page(List<Long> indexes, long size, Map<Subtree, Hash> known) {
    var stored = book.hashes();
    var tree = new MerkleTree(size, subtree -> known.computeIfAbsent(subtree, stored::of));
    return book.of(indexes).stream().map(kept -> shown(kept, tree)).toList();
  }

  private static Shown shown(Kept kept, MerkleTree tree) {
    return new Shown(
        kept.leaf(),
        kept.soundPayload(),
        kept.soundLines(),
        kept.entry().attributes().jws(),
        tree.inclusionOf(kept.entry().index()));
  }
}
