package dev.stepwise.contracts.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stepwise.contracts.SampleMessages;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What was once on the wire, or in the log, must be readable for ever.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenMessagesTest {
  private static final String RULE =
      "Golden files are what is stored: add files; never edit one. A message that changes gets a new"
          + " type name (v2) and a new file (./mvnw -pl contracts test -Dgolden.add=true writes the"
          + " missing ones)";
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @MethodSource("files")
  void a_golden_message_reads_and_writes_as_itself(Path file) {
    var message = Wire.decode(typeOf(file), read(file), Object.class);

    assertThat(pretty(message)).as(RULE).isEqualTo(text(file));
  }

  @Test
  void every_type_name_has_a_golden_message() {
    addMissing();

    assertThat(files().map(GoldenMessagesTest::typeOf))
        .as(RULE)
        .containsExactlyInAnyOrderElementsOf(TypeNames.all());
  }

  @Test
  void every_message_has_a_type_name() {
    var messages =
        Stream.of(
                UpgradeEvent.class,
                InstallationEvent.class,
                StepCommand.class,
                StepReport.class,
                NoticeEvent.class,
                SecurityAlert.class)
            .flatMap(GoldenMessagesTest::leaves);

    assertThat(messages.map(TypeNames::of)).isSubsetOf(TypeNames.all()).hasSize(67);
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenMessagesTest::leaves)
        : Stream.of(type);
  }

  static Stream<Path> files() {
    try (var found = Files.walk(FOLDER)) {
      return found.filter(Files::isRegularFile).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addMissing() {
    if (Boolean.getBoolean("golden.add")) {
      SampleMessages.all()
          .filter(message -> !Files.exists(fileOf(message)))
          .forEach(message -> write(fileOf(message), pretty(message)));
    }
  }

  private static String typeOf(Path file) {
    var name = file.getFileName().toString().replace(".json", "");
    return "dev.stepwise." + FOLDER.relativize(file).getParent() + "." + name;
  }

  private static Path fileOf(Object message) {
    var parts = Wire.typeOf(message).split("\\.", 4);
    return FOLDER.resolve(parts[2]).resolve(parts[3] + ".json");
  }

  private static String pretty(Object message) {
    try {
      var printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
      var tree = Wire.mapper().readTree(Wire.encode(message));
      return Wire.mapper().writer(printer).writeValueAsString(tree) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    return new String(read(file), StandardCharsets.UTF_8);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
