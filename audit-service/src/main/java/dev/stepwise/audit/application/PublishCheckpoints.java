package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.NoteSigner;
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
  private final GuardTail tail;
  private final List<Outlet> outlets;

  PublishCheckpoints(
      LogBook book, NoteBook notes, SigningKey key, GuardTail tail, @All List<Outlet> outlets) {
    this.book = book;
    this.notes = notes;
    this.key = key;
    this.tail = tail;
    this.outlets = List.copyOf(outlets);
  }

  /// Publishes what is new, unless another instance is at it. An outlet that is away keeps the
  /// others from nothing, and gets the then latest one when it is back.
  ///
  /// @throws TailCut when more than there is was given away before
  /// @throws NotPublished when an outlet did not take it
  @Transactional(dontRollbackOn = NotPublished.class)
  public void publish() {
    var signer = key.signer();
    var latest = book.latest();
    if (signer.isPresent() && latest.isPresent() && notes.tryToBecomePublisher()) {
      tail.requireWhole(latest.get().size());
      var note = note(signer.get(), latest.get());
      var own = VerifierKey.parse(signer.get().verifierKey());
      var trouble =
          outlets.stream().flatMap(outlet -> trouble(outlet, note, own).stream()).toList();
      if (!trouble.isEmpty()) {
        throw new NotPublished(trouble);
      }
    }
  }

  /// A note that is not out yet in every outlet may be older than the latest checkpoint; that is
  /// given away then.
  private SignedNote note(NoteSigner signer, Checkpoint latest) {
    var last = notes.latest();
    if (last.isPresent() && last.get().checkpoint().size() >= latest.size()) {
      return new SignedNote(last.get().text(), last.get().signatures().subList(0, 1));
    }
    requireContinues(last.map(SignedNote::checkpoint), latest);
    var note = SignedNote.parse(signer.sign(latest.body()));
    notes.add(note);
    return note;
  }

  /// Nothing is signed that does not continue what was signed, so that nobody who can write to the
  /// database gets a signature under another log.
  private void requireContinues(Optional<Checkpoint> last, Checkpoint latest) {
    var tree = new MerkleTree(latest.size(), book.hashes());
    var continues =
        last.map(some -> tree.consistencyFrom(some.size()).proves(some.root(), latest.root()))
            .orElseGet(() -> tree.root().equals(latest.root()));
    if (!continues) {
      throw new BrokenSeal(
          latest.size() - 1,
          "Expected the latest checkpoint to continue the last one that was published, but it does"
              + " not");
    }
  }

  private Optional<String> trouble(Outlet outlet, SignedNote note, VerifierKey own) {
    var checkpoint = note.checkpoint();
    try {
      var last = outlet.last(own).map(SignedNote::checkpoint).map(Checkpoint::size).orElse(0L);
      if (last < checkpoint.size()) {
        outlet.publish(note);
      }
      tail.remember(outlet.name(), checkpoint.size(), Optional.of(checkpoint.root()));
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(outlet.name() + ": " + e.getMessage());
    }
  }
}
