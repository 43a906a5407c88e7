package dev.stepwise.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole upgrades as they were sealed once must add up to the same for ever.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenJourneysTest {
  private static final String RULE =
      "Golden journeys are what is sealed: add folders, one per release; never edit a file"
          + " (./mvnw -pl contracts test -Dgolden.add=true writes the missing ones)";
  private static final Path FOLDER = Path.of("src/test/resources/golden-journeys");
  private static final Path NEWEST = FOLDER.resolve("0.1");
  private static final String EVENTS = ".events.jsonl";
  private static final String STATES = ".states.jsonl";

  @ParameterizedTest
  @MethodSource("journeys")
  void a_golden_journey_adds_up_to_what_it_always_did(Path events) {
    var states = events.resolveSibling(events.getFileName().toString().replace(EVENTS, STATES));

    assertThat(states(read(events))).as(RULE).isEqualTo(lines(states));
  }

  @Test
  void every_journey_is_golden() {
    addMissing();

    assertThat(SampleJourneys.all().keySet())
        .as(RULE)
        .allSatisfy(name -> assertThat(NEWEST.resolve(name + EVENTS)).exists());
  }

  static Stream<Path> journeys() {
    addMissing();
    try (var found = Files.walk(FOLDER)) {
      return found.filter(file -> file.toString().endsWith(EVENTS)).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The digest of the state after each event, and the whole state after the last.
  private static List<String> states(List<UpgradeEvent> events) {
    var states =
        Stream.iterate(1, length -> length <= events.size(), length -> length + 1)
            .map(length -> Wire.encode(Upgrade.replay(events.subList(0, length))))
            .toList();
    return Stream.concat(
            states.stream().map(state -> Sha256.of(state).hex()),
            Stream.of(new String(states.getLast(), UTF_8)))
        .toList();
  }

  private static List<UpgradeEvent> read(Path events) {
    return lines(events).stream().map(GoldenJourneysTest::event).toList();
  }

  private static UpgradeEvent event(String line) {
    var sealed = Wire.decode(line.getBytes(UTF_8), JsonNode.class);
    return Wire.decode(
        sealed.path("type").asText(), Wire.encode(sealed.path("data")), UpgradeEvent.class);
  }

  private static void addMissing() {
    if (Boolean.getBoolean("golden.add")) {
      SampleJourneys.all()
          .forEach((name, events) -> {
            add(NEWEST.resolve(name + EVENTS), events.stream().map(GoldenJourneysTest::line));
            add(NEWEST.resolve(name + STATES), states(events).stream());
          });
    }
  }

  private static String line(UpgradeEvent event) {
    return new String(Wire.encode(Map.of("type", Wire.typeOf(event), "data", event)), UTF_8);
  }

  private static void add(Path file, Stream<String> lines) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.collect(joining("\n", "", "\n")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
