package dev.stepwise.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SaltedLines;
import dev.stepwise.log.Seed;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.Source;
import dev.stepwise.log.Statement;
import dev.stepwise.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Logs that earlier releases sealed. They verify and replay for ever: never change a file there,
/// add another log (see [GoldenLogMaker]).
@DisplayNameGeneration(ReplaceUnderscores.class)
class GoldenLogTest {
  static final Path FOLDER = Path.of("src/test/resources/golden-log");

  /// An entry as it was stored.
  ///
  /// @param leaf text
  /// @param payload in base64
  /// @param seed in base64, of what is sealed line by line
  record Row(
      long index,
      Source source,
      Attributes attributes,
      About about,
      String leaf,
      String payload,
      Optional<String> seed) {
    Kept kept() {
      return new Kept(
          entry(),
          leaf.getBytes(UTF_8),
          Hash.leaf(leaf.getBytes(UTF_8)),
          Optional.of(bytes()),
          saltedBy());
    }

    Entry entry() {
      return new Entry(
          index,
          source,
          attributes,
          about,
          Sha256.of(bytes()),
          bytes().length,
          saltedBy().flatMap(it -> SaltedLines.of(bytes(), it)).map(SaltedLines::seal));
    }

    private byte[] bytes() {
      return Base64.getDecoder().decode(payload);
    }

    private Optional<Seed> saltedBy() {
      return seed.map(text -> Seed.of(Base64.getDecoder().decode(text)));
    }
  }

  @Test
  void every_earlier_log_is_what_its_checkpoint_says() throws IOException {
    for (var log : logs()) {
      var frontier = Frontier.EMPTY;
      for (var row : rows(log)) {
        assertThat(row.kept().flaw()).as("%s, entry %d", log, frontier.size()).isEmpty();
        assertThat(Statement.of(row.entry())).asString(UTF_8).isEqualTo(row.leaf());
        frontier = frontier.append(row.kept().leafHash()).frontier();
      }
      var note = SignedNote.parse(Files.readString(log.resolve("checkpoint")));
      assertThat(note.by(VerifierKey.parse(Files.readString(log.resolve("key"))))).isPresent();
      assertThat(note.checkpoint().root()).isEqualTo(frontier.root());
      assertThat(note.checkpoint().size()).isEqualTo(frontier.size());
    }
  }

  @Test
  void every_earlier_upgrade_is_replayed_to_the_state_that_it_had() throws IOException {
    for (var log : logs()) {
      var deliveries =
          rows(log).stream()
              .map(Row::kept)
              .filter(kept -> kept.entry().source().topic().equals(Topics.UPGRADES))
              .sorted(
                  Comparator.comparingLong(
                      kept -> kept.entry().attributes().sequence().orElseThrow()))
              .toList();

      assertThat(json(Wire.encode(History.of(deliveries).state())))
          .isEqualTo(json(Files.readAllBytes(log.resolve("state.json"))));
    }
  }

  private static List<Path> logs() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      var found = folders.sorted().toList();
      assertThat(found).isNotEmpty();
      return found;
    }
  }

  private static List<Row> rows(Path log) throws IOException {
    return Files.readAllLines(log.resolve("entries.jsonl")).stream()
        .map(line -> Wire.decode(line.getBytes(UTF_8), Row.class))
        .toList();
  }

  private static JsonNode json(byte[] text) {
    try {
      return Wire.mapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
