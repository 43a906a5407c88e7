package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// As whoever starts a service for the first time, by `java -jar` and nothing else.
@DisplayNameGeneration(ReplaceUnderscores.class)
class StartWithoutKeysTest {
  @ParameterizedTest
  @EnumSource
  void a_service_without_its_keys_ends_with_one_line_that_says_what_to_do(Service service)
      throws Exception {
    var process = start(service);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said.lines())
        .singleElement()
        .asString()
        .startsWith("Expected " + service.word() + ".")
        .contains("but it is not set", "stepwise keys --out DIR");
  }

  private static Process start(Service service) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(java, "-jar", service.jar(SharedStack.HOME).toString())
        .redirectErrorStream(true)
        .start();
  }
}
