package dev.stepwise.audit.application;

import dev.stepwise.audit.application.Witness.Answer;
import dev.stepwise.audit.application.Witness.Answer.Cosigned;
import dev.stepwise.audit.application.Witness.Answer.Declined;
import dev.stepwise.audit.application.Witness.Answer.SawLast;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/// Shows the latest published checkpoint to a witness, and keeps his cosignature once it is
/// checked.
@ApplicationScoped
public class AskWitnesses {
  private final LogBook book;
  private final NoteBook notes;
  private final GuardTail tail;
  private final GivenAway given;

  AskWitnesses(LogBook book, NoteBook notes, GuardTail tail, GivenAway given) {
    this.book = book;
    this.notes = notes;
    this.tail = tail;
    this.given = given;
  }

  /// Asks one witness, unless he has signed the latest one.
  ///
  /// @return why there is no cosignature; empty when there is, or none is needed
  @Transactional
  public Optional<String> ask(Witness witness) {
    var note = notes.latest();
    return note.isEmpty() ? Optional.empty() : ask(witness, note.get());
  }

  private Optional<String> ask(Witness witness, SignedNote note) {
    var size = note.checkpoint().size();
    var last = notes.lastCosignedBy(witness.key().name());
    if (last >= size) {
      return Optional.empty();
    }
    var answer = add(witness, last, note);
    if (answer instanceof SawLast(var seen) && seen != last && seen <= size) {
      answer = add(witness, seen, note); // he knows best what he signed last
    }
    return switch (answer) {
      case Cosigned(var lines) -> keep(witness, note, lines);
      case Declined(var reason, var distrusts) -> {
        if (distrusts) {
          tail.doubt(witness.key().name(), reason);
        }
        yield Optional.of(reason);
      }
      case SawLast(var seen) -> more(witness, seen);
    };
  }

  private Answer add(Witness witness, long last, SignedNote note) {
    return witness.add(last == 0 ? Optional.empty() : Optional.of(proof(last, note)), note);
  }

  private ConsistencyProof proof(long from, SignedNote note) {
    return new MerkleTree(note.checkpoint().size(), book.hashes()).consistencyFrom(from);
  }

  private Optional<String> keep(Witness witness, SignedNote note, String lines) {
    var cosigned = new SignedNote(note.text(), SignedNote.signatures(lines));
    var genuine = cosigned.by(witness.key());
    genuine.ifPresent(signature -> {
      notes.add(note.checkpoint().size(), signature);
      tail.trust(witness.key().name());
    });
    return genuine.isPresent()
        ? Optional.empty()
        : Optional.of(
            "Expected a cosignature by %s, but there is none that is genuine"
                .formatted(witness.key().name()));
  }

  /// Another instance may have shown him a later one meanwhile; what is longer than the log is not.
  private Optional<String> more(Witness witness, long seen) {
    if (seen > book.latest().map(Checkpoint::size).orElse(0L)) {
      given.remember("witness " + witness.key().name(), seen);
    }
    return Optional.of(
        "Expected to continue what he has signed, but that has %d entries".formatted(seen));
  }
}
