package dev.stepwise.contracts.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequiredKeysTest {
  @TempDir Path folder;

  @Test
  void one_line_names_every_setting_that_is_missing_and_what_makes_the_files() {
    var complaint =
        RequiredKeys.complaint(
            List.of(
                new KeyFile("planner.signing-key", Optional.empty())::signingKey,
                new KeyFile("planner.executor-keys", Optional.empty())::pinnedKeysOfZones));

    assertThat(complaint)
        .contains(
            "Expected planner.signing-key to name a file with a private key (JWK), but it is not set; "
                + "Expected planner.executor-keys to name a file with public keys (JWK Set), each with its zone, but it is not set. "
                + "`stepwise keys --out DIR` writes all key files and says which setting names which");
  }

  @Test
  void a_file_that_is_not_there_or_holds_something_else_is_named() throws IOException {
    var wrong = Files.writeString(folder.resolve("wrong.jwk"), "a word");

    var complaint =
        RequiredKeys.complaint(
            List.of(
                new KeyFile("a", Optional.of(folder.resolve("none.jwk")))::signingKey,
                new KeyFile("b", Optional.of(wrong))::signingKey));

    assertThat(complaint)
        .hasValueSatisfying(
            line -> assertThat(line).contains("none.jwk", "wrong.jwk").doesNotContain("\n"));
  }

  @Test
  void nothing_is_said_when_every_key_is_there() throws IOException {
    var file = folder.resolve("own.jwk");
    Files.writeString(file, SigningKey.generate("planner").toJson());

    assertThat(RequiredKeys.complaint(List.of(new KeyFile("a", Optional.of(file))::signingKey)))
        .isEmpty();
  }
}
