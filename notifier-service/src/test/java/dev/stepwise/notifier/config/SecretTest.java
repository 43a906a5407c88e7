package dev.stepwise.notifier.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SecretTest {
  @Test
  void a_secret_is_read_from_where_the_reference_leads(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("token"), "xoxb-1\n");

    assertThat(Secret.read("s", "file:" + file)).isEqualTo("xoxb-1");
    assertThat(Secret.read("s", "env:PATH")).isEqualTo(System.getenv("PATH").strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "env:STEPWISE_NO_SUCH_hunter2", "file:/no/such/hunter2"})
  void what_leads_nowhere_is_refused_without_telling_it(String reference) {
    assertThatThrownBy(() -> Secret.read("notifier.email.password", reference))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("notifier.email.password")
        .message()
        .doesNotContain("hunter2");
  }
}
