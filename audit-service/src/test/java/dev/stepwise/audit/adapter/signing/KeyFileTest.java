package dev.stepwise.audit.adapter.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyFileTest {
  @Test
  void a_key_is_made_once_and_kept_for_its_owner(@TempDir Path folder)
      throws IOException, GeneralSecurityException {
    var path = folder.resolve("keys/audit.key");
    var made = new KeyFile(path).keys();

    var found = new KeyFile(path).keys();

    assertThat(found.getPublic()).isEqualTo(made.getPublic());
    assertThat(found.getPrivate()).isEqualTo(made.getPrivate());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(path.getParent()).isDirectoryContaining(path::equals);
  }

  @Test
  void a_file_that_is_no_key_is_not_overwritten(@TempDir Path folder) throws IOException {
    var path = Files.writeString(folder.resolve("audit.key"), "precious\n");

    assertThatThrownBy(() -> new KeyFile(path).keys()).hasMessageStartingWith("Expected two lines");
    assertThat(path).hasContent("precious\n");
  }
}
