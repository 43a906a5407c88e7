package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.Finding;
import dev.stepwise.audit.domain.Remembered;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.Subtree;
import dev.stepwise.log.VerifierKey;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// What was given away of the log, as those outside the database remember it, and whether what is
/// stored still is that log. The database's own word for it counts for nothing.
@ApplicationScoped
public class GivenAway {
  private final LogBook book;
  private final List<Outlet> outlets;
  private final ConcurrentHashMap<String, Remembered> known = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final AtomicReference<Optional<Finding>> trouble =
      new AtomicReference<>(Optional.empty());

  GivenAway(LogBook book, @All List<Outlet> outlets) {
    this.book = book;
    this.outlets = List.copyOf(outlets);
  }

  /// What did not fit when it was last compared; empty while all does.
  public Optional<Finding> trouble() {
    return trouble.get();
  }

  /// Asks every outlet for the last note there that the log's key signed. Fails when one cannot be
  /// read now, because nobody knows what stands there.
  void ask(VerifierKey own) {
    outlets.forEach(outlet -> ask(outlet, own));
  }

  /// Asks one outlet.
  ///
  /// @return the last checkpoint there
  Optional<Checkpoint> ask(Outlet outlet, VerifierKey own) {
    var last = outlet.last(own).map(SignedNote::checkpoint);
    last.ifPresent(some -> remember(outlet.name(), some));
    asked.add(outlet.name());
    return last;
  }

  /// Notes what somebody outside knows from now on. Only for what the log's key signed.
  void remember(String by, Checkpoint checkpoint) {
    remember(new Remembered(by, checkpoint.size(), Optional.of(checkpoint.root())));
  }

  /// Notes how much somebody outside has seen.
  void remember(String by, long size) {
    remember(new Remembered(by, size, Optional.empty()));
  }

  /// What was known is not forgotten for something else of the same size.
  private void remember(Remembered more) {
    known.merge(more.by(), more, (one, other) -> other.size() > one.size() ? other : one);
  }

  /// Fails with [TailCut] when more entries than these were given away, or other ones.
  void requireWhole(long size) {
    trouble().ifPresent(GivenAway::fail);
    known.values().stream()
        .flatMap(one -> one.missingFrom(size).stream())
        .findFirst()
        .ifPresent(GivenAway::fail);
  }

  /// Compares what is stored with what is remembered.
  ///
  /// @return the first that does not fit
  Optional<Finding> compare() {
    return compare(readOnce(book.hashes()));
  }

  private Optional<Finding> compare(Subtree.Hashes stored) {
    var all = List.copyOf(known.values()); // before the size: the log only grows
    var size = book.latest().map(Checkpoint::size).orElse(0L);
    var found = all.stream().flatMap(one -> one.disagreesWith(size, stored).stream()).findFirst();
    trouble.set(found);
    return found;
  }

  /// Fails with [TailCut] unless a checkpoint is one of the stored log, and that is the log which
  /// everybody outside remembers: one of both is a beginning of the other (RFC 9162, section
  /// 2.1.4). Fails, too, when an outlet cannot be read and never was; of one that is away now
  /// counts what stood there before.
  void requireOneLogWith(Checkpoint checkpoint, VerifierKey own) {
    if (isLongerThanKnown(checkpoint)) {
      outlets.forEach(outlet -> askIfThere(outlet, own));
    }
    var stored = readOnce(book.hashes());
    compare(stored).or(() -> contradiction(checkpoint, stored)).ifPresent(GivenAway::fail);
  }

  /// Fails with [TailCut] unless what stands in an outlet and a checkpoint are of one log.
  void requireOneLog(String outlet, Checkpoint last, Checkpoint checkpoint) {
    new Remembered(outlet, last.size(), Optional.of(last.root()))
        .contradicts(checkpoint, book.hashes())
        .ifPresent(GivenAway::fail);
  }

  /// What is known to be longer was compared already, and proves what comes before.
  private boolean isLongerThanKnown(Checkpoint checkpoint) {
    return known.values().stream()
        .noneMatch(one -> one.root().isPresent() && one.size() >= checkpoint.size());
  }

  private void askIfThere(Outlet outlet, VerifierKey own) {
    try {
      ask(outlet, own);
    } catch (RuntimeException e) {
      if (!asked.contains(outlet.name())) {
        throw e;
      }
    }
  }

  private Optional<Finding> contradiction(Checkpoint checkpoint, Subtree.Hashes stored) {
    return Stream.concat(
            Remembered.misfit(checkpoint, stored).stream(),
            known.values().stream().flatMap(one -> one.contradicts(checkpoint, stored).stream()))
        .findFirst();
  }

  /// Proofs from one log share most of their way.
  private static Subtree.Hashes readOnce(Subtree.Hashes hashes) {
    var read = new HashMap<Subtree, Hash>();
    return subtree -> read.computeIfAbsent(subtree, hashes::of);
  }

  private static void fail(Finding found) {
    throw new TailCut(found.problem());
  }
}
