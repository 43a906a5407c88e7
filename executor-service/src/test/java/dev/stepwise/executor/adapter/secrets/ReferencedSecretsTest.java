package dev.stepwise.executor.adapter.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.executor.application.InputMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferencedSecretsTest {
  private static final Map<String, String> VARIABLES =
      Map.of("STEPWISE_SECRET_DB", "tiger", "STEPWISE_SECRET_EMPTY", "", "AWS_KEY", "lion");

  @TempDir Path home;
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(home.resolve("secrets"));
    Files.writeString(home.resolve("id_ed25519"), "the executor's own key");
  }

  @Test
  void a_variable_and_a_file_are_read() throws Exception {
    Files.writeString(folder.resolve("key.pem"), "-----BEGIN\nabc\n\n");

    assertThat(resolve("env:STEPWISE_SECRET_DB")).isEqualTo("tiger");
    assertThat(resolve("file:" + folder.resolve("key.pem"))).isEqualTo("-----BEGIN\nabc\n");
    assertThat(resolve("")).isEmpty();
  }

  @Test
  void a_file_behind_a_link_within_the_folder_is_read() throws Exception {
    var data = Files.createDirectory(folder.resolve("..data"));
    Files.writeString(data.resolve("db"), "tiger");
    Files.createSymbolicLink(folder.resolve("db"), Path.of("..data/db"));

    assertThat(resolve("file:" + folder.resolve("db"))).isEqualTo("tiger");
  }

  @Test
  void who_misses_what_where_is_told() {
    assertThatThrownBy(() -> resolve("env:STEPWISE_SECRET_NONE"))
        .isInstanceOf(InputMissing.class)
        .hasMessage(
            "Expected secret PASSWORD (env:STEPWISE_SECRET_NONE) on executor 'executor-1', but"
                + " there is no such environment variable");
    refused("file:" + folder.resolve("none"), "the file cannot be read: NoSuchFileException");
    refused("env:STEPWISE_SECRET_EMPTY", "it is empty");
    refused("tiger", "a reference is env:NAME, file:/path or vault:PATH#FIELD");
  }

  @Test
  void what_is_not_meant_as_a_secret_is_not_read() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), home.resolve("id_ed25519"));

    refused("env:AWS_KEY", "only variables that begin with STEPWISE_SECRET_ may be read");
    refused("file:" + home.resolve("id_ed25519"), "may be read");
    refused("file:" + folder + "/../id_ed25519", "may be read");
    refused("file:" + folder.resolve("link"), "may be read");
  }

  @Test
  void without_a_folder_no_file_is_read() {
    assertThatThrownBy(() -> new SecretFiles(Optional.empty()).read("/etc/passwd"))
        .hasMessageContaining("no folder of secrets is set (executor.secrets.folder)");
  }

  private void refused(String reference, String why) {
    assertThatThrownBy(() -> resolve(reference)).hasMessageContaining(why);
  }

  private String resolve(String reference) throws InputMissing {
    var sources =
        Map.<String, SecretSource>of(
            "env", new SecretVariables("STEPWISE_SECRET_", VARIABLES::get),
            "file", new SecretFiles(Optional.of(folder)));
    return new ReferencedSecrets("executor-1", sources)
        .resolve(new TreeMap<>(Map.of("PASSWORD", reference)))
        .getOrDefault("PASSWORD", "nothing");
  }
}
