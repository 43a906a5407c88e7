package dev.stepwise.audit.application;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.InclusionProof;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.SignedNote;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Proves what the log holds to somebody who trusts only a checkpoint.
@ApplicationScoped
public class Prove {
  private final LogBook book;
  private final NoteBook notes;
  private final SigningKey key;
  private final SignLog sign;

  Prove(LogBook book, NoteBook notes, SigningKey key, SignLog sign) {
    this.book = book;
    this.notes = notes;
    this.key = key;
    this.sign = sign;
  }

  /// A proof and the checkpoint that it leads to.
  public record Included(InclusionProof proof, Checkpoint checkpoint) {}

  /// The latest checkpoint. Fails with [NotSealed] while nothing is sealed.
  @Transactional
  public Checkpoint checkpoint() {
    return latest();
  }

  /// The latest checkpoint as text for others to keep; signed, when there is a key, and with what
  /// witnesses have put under it so far. Fails with [TailCut] when it is not of the log that was
  /// given away.
  @Transactional
  public String note() {
    var latest = latest();
    return sign.asOf(latest)
        .map(signer -> SignedNote.parse(signer.sign(latest.body())))
        .map(note -> note.and(notes.cosignatures(latest.size())).toString())
        .orElse(latest.body());
  }

  /// The latest checkpoint that was given away, with what witnesses have put under it. Fails with
  /// [NotSealed] when none was.
  @Transactional
  public String publishedNote() {
    return notes
        .latest()
        .map(SignedNote::toString)
        .orElseThrow(
            () -> new NotSealed("Expected a published checkpoint, but none is; is audit.key set?"));
  }

  /// What checks the signature of [#note]. Fails with [NotSealed] when there is no key.
  public String verifierKey() {
    return key.signer()
        .map(NoteSigner::verifierKey)
        .orElseThrow(() -> new NotSealed("Expected a key (audit.key), but none is configured"));
  }

  /// That an entry is in the log of the latest checkpoint. Fails with [NotSealed] when it is not.
  @Transactional
  public Included inclusion(long entry) {
    var checkpoint = latest();
    requireWithin("entry", entry, 0, checkpoint.size() - 1);
    var tree = new MerkleTree(checkpoint.size(), book.hashes());
    return new Included(tree.inclusionOf(entry), checkpoint);
  }

  /// That the log of `from` entries is a beginning of the log of `to` entries. Fails with
  /// [NotSealed] when the log has not so many.
  @Transactional
  public ConsistencyProof consistency(long from, long to) {
    requireWithin("size", to, 1, latest().size());
    requireWithin("earlier size", from, 1, to);
    return new MerkleTree(to, book.hashes()).consistencyFrom(from);
  }

  private Checkpoint latest() {
    return book.latest()
        .orElseThrow(() -> new NotSealed("Expected a checkpoint, but nothing is sealed yet"));
  }

  private static void requireWithin(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new NotSealed("Expected %s %d to %d, but got %d".formatted(what, least, most, value));
    }
  }
}
