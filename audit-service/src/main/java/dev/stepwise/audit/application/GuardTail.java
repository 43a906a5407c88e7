package dev.stepwise.audit.application;

import dev.stepwise.audit.application.Witness.Answer;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.audit.domain.Finding;
import dev.stepwise.audit.domain.Remembered;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Knows what was given away of the log, and notices when the log is less: a log whose end was cut
/// off looks whole from inside.
@ApplicationScoped
public class GuardTail {
  private static final Logger LOG = Logger.getLogger(GuardTail.class);

  private final LogBook book;
  private final SigningKey key;
  private final List<Outlet> outlets;
  private final List<Witness> witnesses;
  private final String origin;
  private final ConcurrentHashMap<String, Remembered> known = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, String> doubts = new ConcurrentHashMap<>();

  GuardTail(
      LogBook book,
      SigningKey key,
      @All List<Outlet> outlets,
      Collection<Witness> witnesses,
      AuditConfig config) {
    this.book = book;
    this.key = key;
    this.outlets = List.copyOf(outlets);
    this.witnesses = List.copyOf(witnesses);
    this.origin = config.origin();
  }

  /// Asks everybody outside what they remember. Fails when a place cannot be read now, because
  /// nobody knows what stands there; a witness that is away is left out.
  ///
  /// @throws TailCut when they remember another log, or more of it
  @Transactional
  public void requireAgreement() {
    key.signer().ifPresent(this::ask);
    finding()
        .ifPresent(found -> {
          throw new TailCut(found.problem());
        });
  }

  /// What does not fit of what is remembered outside; empty when all does. Of a place that cannot
  /// be read now counts what it said when it was last asked.
  @Transactional
  public Optional<Finding> askAndCompare() {
    try {
      key.signer().ifPresent(this::ask);
    } catch (RuntimeException e) {
      LOG.warn("Not everybody could be asked what they remember of the log", e);
    }
    return finding();
  }

  private Optional<Finding> finding() {
    var size = size();
    return known.values().stream()
        .flatMap(one -> one.disagreesWith(size, book.hashes()).stream())
        .findFirst()
        .or(() -> doubts.values().stream().findFirst().map(doubt -> new Finding(0, size, doubt)));
  }

  /// Notes that a witness says that this is not the log that he has seen. That stops nothing, since
  /// he may be wrong; it is a finding until he signs again.
  void doubt(String witness, String reason) {
    doubts.put(witness, reason);
  }

  /// Notes that a witness has signed.
  void trust(String witness) {
    doubts.remove(witness);
  }

  /// Fails with [TailCut] when more entries than these were given away.
  public void requireWhole(long size) {
    known.values().stream()
        .flatMap(one -> one.missingFrom(size).stream())
        .findFirst()
        .ifPresent(found -> {
          throw new TailCut(found.problem());
        });
  }

  /// Notes what somebody outside knows from now on.
  void remember(String by, long size, Optional<Hash> root) {
    known.merge(by, new Remembered(by, size, root), GuardTail::longer);
  }

  private static Remembered longer(Remembered one, Remembered other) {
    return other.size() >= one.size() ? other : one;
  }

  private void ask(NoteSigner signer) {
    var own = VerifierKey.parse(signer.verifierKey());
    for (var outlet : outlets) {
      outlet
          .last(own)
          .map(SignedNote::checkpoint)
          .ifPresent(last -> remember(outlet.name(), last.size(), Optional.of(last.root())));
    }
    var now = book.latest().orElse(new Checkpoint(origin, 0, Hash.EMPTY));
    var note = SignedNote.parse(signer.sign(now.body()));
    witnesses.forEach(witness -> ask(witness, note));
  }

  private void ask(Witness witness, SignedNote note) {
    if (witness.add(Optional.empty(), note) instanceof Answer.SawLast(var size)) {
      remember("witness " + witness.key().name(), size, Optional.empty());
    }
  }

  private long size() {
    return book.latest().map(Checkpoint::size).orElse(0L);
  }
}
