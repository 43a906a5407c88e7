package dev.stepwise.audit.adapter.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NoteFileTest {
  private final NoteSigner signer =
      new NoteSigner("log.example.org", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());

  NoteFileTest() throws GeneralSecurityException {}

  @Test
  void notes_are_read_as_they_were_appended(@TempDir Path folder) throws IOException {
    var file = new NoteFile(folder.resolve("kept/checkpoints"));

    assertThat(file.lastNotes()).isEmpty();
    file.append(note(1));
    file.append(note(2));

    assertThat(file.lastNotes()).containsExactly(note(1), note(2));
  }

  @Test
  void wherever_a_crash_cuts_a_note_the_others_are_read(@TempDir Path folder) throws IOException {
    var torn = note(2) + "\n";
    for (var cut = 0; cut < torn.length(); cut++) {
      var file = new NoteFile(folder.resolve("cut-" + cut));
      file.append(note(1));
      var part = torn.substring(0, cut).getBytes(UTF_8);
      Files.write(file.path(), part, StandardOpenOption.APPEND);

      file.append(note(3));

      assertThat(file.lastNotes()).as("cut at %d", cut).contains(note(1), note(3));
    }
  }

  @Test
  void of_a_long_file_the_end_is_read(@TempDir Path folder) throws IOException {
    var file = new NoteFile(folder.resolve("long"));
    Files.writeString(file.path(), (note(1) + "\n").repeat(1_000));

    file.append(note(2));

    assertThat(file.lastNotes()).hasSizeBetween(2, 999).last().isEqualTo(note(2));
  }

  private SignedNote note(long size) {
    var checkpoint = new Checkpoint("log.example.org", size, Hash.leaf(new byte[] {(byte) size}));
    return SignedNote.parse(signer.sign(checkpoint.body()));
  }
}
