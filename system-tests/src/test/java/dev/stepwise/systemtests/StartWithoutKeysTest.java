package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.stack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  @ParameterizedTest
  @EnumSource
  void a_service_that_is_open_by_oversight_says_what_to_close_or_to_name(Service service)
      throws Exception {
    var process = start(service);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(said).contains("kafka.security.protocol", "name plain-kafka in stepwise.allow");
    if (service != Service.EXECUTOR) {
      assertThat(said).contains("mp.jwt.verify.issuer", "name no-issuer in stepwise.allow");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EXECUTOR")
  void the_issuer_of_one_machine_has_to_be_meant(Service service) throws Exception {
    var process =
        start(
            service,
            "-Dstepwise.allow=plain-kafka",
            "-Dmp.jwt.verify.issuer=urn:stepwise:local",
            "-Dmp.jwt.verify.publickey.location=file:keys.json");
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(said).contains("name local-issuer in stepwise.allow").doesNotContain("plain-kafka");
  }

  private static Process start(Service service, String... options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-jar", service.jar(SharedStack.HOME).toString()));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
