package dev.stepwise.audit.application;

import dev.stepwise.audit.application.Witness.Answer;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.audit.domain.Finding;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
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
  private final GivenAway given;
  private final SignLog sign;
  private final SigningKey key;
  private final List<Witness> witnesses;
  private final String origin;
  private final ConcurrentHashMap<String, String> doubts = new ConcurrentHashMap<>();

  GuardTail(
      LogBook book,
      GivenAway given,
      SignLog sign,
      SigningKey key,
      Collection<Witness> witnesses,
      AuditConfig config) {
    this.book = book;
    this.given = given;
    this.sign = sign;
    this.key = key;
    this.witnesses = List.copyOf(witnesses);
    this.origin = config.origin();
  }

  /// Asks everybody outside what they remember. Fails when a place cannot be read now, because
  /// nobody knows what stands there; a witness that is away is left out.
  ///
  /// @throws TailCut when they remember another log, or more of it
  @Transactional
  public void requireAgreement() {
    key.verifierKey().ifPresent(this::ask);
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
      key.verifierKey().ifPresent(this::ask);
    } catch (RuntimeException e) {
      LOG.warn("Not everybody could be asked what they remember of the log", e);
    }
    return finding();
  }

  private Optional<Finding> finding() {
    return given
        .compare()
        .or(() -> doubts.values().stream().findFirst().map(doubt -> new Finding(0, size(), doubt)));
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

  /// Fails with [TailCut] when more entries than these were given away, or other ones.
  public void requireWhole(long size) {
    given.requireWhole(size);
  }

  /// A witness who signed more than there is says so when he is shown what there is.
  private void ask(VerifierKey own) {
    given.ask(own);
    var now = book.latest().orElse(new Checkpoint(origin, 0, Hash.EMPTY));
    sign.asOf(now)
        .map(signer -> SignedNote.parse(signer.sign(now.body())))
        .ifPresent(note -> witnesses.forEach(witness -> ask(witness, note)));
  }

  private void ask(Witness witness, SignedNote note) {
    if (witness.add(Optional.empty(), note) instanceof Answer.SawLast(var size)) {
      given.remember("witness " + witness.key().name(), size);
    }
  }

  private long size() {
    return book.latest().map(Checkpoint::size).orElse(0L);
  }
}
