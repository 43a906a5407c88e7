package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/// Gives the latest checkpoint away: to every outlet that has not got it yet.
@ApplicationScoped
public class PublishCheckpoints {
  private final LogBook book;
  private final NoteBook notes;
  private final SigningKey key;
  private final SignLog sign;
  private final GivenAway given;
  private final List<Outlet> outlets;

  PublishCheckpoints(
      LogBook book,
      NoteBook notes,
      SigningKey key,
      SignLog sign,
      GivenAway given,
      @All List<Outlet> outlets) {
    this.book = book;
    this.notes = notes;
    this.key = key;
    this.sign = sign;
    this.given = given;
    this.outlets = List.copyOf(outlets);
  }

  /// Publishes what is new, unless another instance is at it. An outlet that is away keeps the
  /// others from nothing, and gets the then latest one when it is back.
  ///
  /// @throws TailCut when the log is not what was given away before
  /// @throws NotPublished when an outlet did not take it
  @Transactional(dontRollbackOn = NotPublished.class)
  public void publish() {
    var own = key.verifierKey();
    var latest = book.latest();
    if (own.isPresent() && latest.isPresent() && notes.tryToBecomePublisher()) {
      var note = note(own.get(), latest.get());
      var trouble =
          outlets.stream().flatMap(outlet -> trouble(outlet, note, own.get()).stream()).toList();
      if (!trouble.isEmpty()) {
        throw new NotPublished(trouble);
      }
    }
  }

  /// A note that is not out yet in every outlet may be older than the latest checkpoint; that is
  /// given away then.
  private SignedNote note(VerifierKey own, Checkpoint latest) {
    var last = notes.latest();
    return last.isPresent() && last.get().checkpoint().size() >= latest.size()
        ? signedBefore(own, last.get())
        : signed(own, last, latest);
  }

  /// The store says that the log signed it; that has to be seen.
  private SignedNote signedBefore(VerifierKey own, SignedNote note) {
    var signature =
        note.by(own)
            .orElseThrow(() ->
                broken(
                    note.checkpoint(),
                    "Expected the last published note to be signed by the log's key, but it is"
                        + " not"));
    given.requireOneLogWith(note.checkpoint(), own);
    return new SignedNote(note.text(), List.of(signature));
  }

  private SignedNote signed(VerifierKey own, Optional<SignedNote> last, Checkpoint latest) {
    var signer = sign.asOf(latest).orElseThrow(NoLogKey::new);
    last.filter(note -> note.by(own).isPresent())
        .map(SignedNote::checkpoint)
        .filter(before -> !continues(before, latest))
        .ifPresent(_ -> {
          throw broken(
              latest,
              "Expected the latest checkpoint to continue the last one that was published, but it"
                  + " does not");
        });
    var note = SignedNote.parse(signer.sign(latest.body()));
    notes.add(note);
    return note;
  }

  private boolean continues(Checkpoint before, Checkpoint latest) {
    return new MerkleTree(latest.size(), book.hashes())
        .consistencyFrom(before.size())
        .proves(before.root(), latest.root());
  }

  private static BrokenSeal broken(Checkpoint checkpoint, String flaw) {
    return new BrokenSeal(checkpoint.size() - 1, flaw);
  }

  /// Nothing is put beside another log's notes, or over them.
  private Optional<String> trouble(Outlet outlet, SignedNote note, VerifierKey own) {
    var checkpoint = note.checkpoint();
    try {
      var last = given.ask(outlet, own);
      last.ifPresent(before -> given.requireOneLog(outlet.name(), before, checkpoint));
      if (last.map(Checkpoint::size).orElse(0L) < checkpoint.size()) {
        outlet.publish(note);
      }
      given.remember(outlet.name(), checkpoint);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(outlet.name() + ": " + e.getMessage());
    }
  }
}
