package dev.stepwise.audit.adapter.file;

import dev.stepwise.audit.application.Outlet;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Gives checkpoints away to a file (`audit.checkpoint-file`); without one, to nobody.
@ApplicationScoped
class CheckpointFile implements Outlet {
  private final Optional<NoteFile> file;

  CheckpointFile(AuditConfig config) {
    this.file = config.checkpointFile().map(NoteFile::new);
  }

  @Override
  public String name() {
    return file.map(some -> "file " + some.path()).orElse("no file");
  }

  @Override
  public Optional<SignedNote> last(VerifierKey key) {
    return file.flatMap(some -> last(some, key));
  }

  @Override
  public void publish(SignedNote note) {
    file.ifPresent(some -> publish(some, note));
  }

  private static Optional<SignedNote> last(NoteFile file, VerifierKey key) {
    try {
      return file.lastNotes().stream()
          .sorted(SignedNote.LONGEST_FIRST)
          .filter(note -> note.by(key).isPresent())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read %s, but %s".formatted(file.path(), e), e);
    }
  }

  private static void publish(NoteFile file, SignedNote note) {
    try {
      file.append(note);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to append to %s, but %s".formatted(file.path(), e), e);
    }
  }
}
