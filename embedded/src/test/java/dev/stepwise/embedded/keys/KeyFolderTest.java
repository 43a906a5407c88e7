package dev.stepwise.embedded.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.signature.PinnedKey;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyFolderTest {
  @TempDir Path folder;

  @Test
  void each_side_pins_the_key_of_the_other() throws IOException {
    var keys = new KeyFolder(folder.resolve("keys"));

    keys.write(List.of("default", "dmz"));

    assertThat(pins(keys.plannerKeys()).all())
        .containsExactly(key(keys.plannerKey()).pin(Optional.empty()));
    assertThat(pins(keys.executorKeys()).all())
        .containsExactlyInAnyOrder(
            key(keys.executorKey("default")).pin(Optional.of("default")),
            key(keys.executorKey("dmz")).pin(Optional.of("dmz")));
  }

  @Test
  void what_is_there_stays_and_a_new_zone_is_added() throws IOException {
    var keys = new KeyFolder(folder.resolve("keys"));
    keys.write(List.of("default"));
    var before = Files.readString(keys.executorKey("default"));

    var made = keys.write(List.of("default", "dmz"));

    assertThat(made).containsExactly(keys.executorKey("dmz"));
    assertThat(Files.readString(keys.executorKey("default"))).isEqualTo(before);
    assertThat(pins(keys.executorKeys()).all())
        .extracting(PinnedKey::zone)
        .containsExactlyInAnyOrder(Optional.of("default"), Optional.of("dmz"));
  }

  @Test
  void only_the_owner_can_read_them() throws IOException {
    var keys = new KeyFolder(folder.resolve("keys"));

    keys.write(List.of("default"));

    try (var files = Files.list(keys.folder())) {
      assertThat(files.toList())
          .hasSize(4)
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  private static SigningKey key(Path file) throws IOException {
    return SigningKey.parse(Files.readString(file));
  }

  private static PinnedKeys pins(Path file) throws IOException {
    return PinnedKeys.parse(Files.readString(file));
  }
}
