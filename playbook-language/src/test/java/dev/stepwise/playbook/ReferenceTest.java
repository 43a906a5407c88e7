package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The schemas are what an editor shows, the README is what an author reads; neither may lag.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferenceTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/dev/stepwise/playbook");

  @ParameterizedTest
  @ValueSource(strings = {"playbook.schema.json", "releases.schema.json"})
  void the_readme_has_every_key(String schema) throws IOException {
    var readme = Files.readString(Path.of("README.md"));

    assertThat(keys(schema))
        .isNotEmpty()
        .extracting(Map.Entry::getKey)
        .allSatisfy(key -> assertThat(readme).containsPattern("\\b" + key + "\\b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"playbook.schema.json", "releases.schema.json"})
  void an_editor_can_say_of_every_key_what_it_means(String schema) throws IOException {
    assertThat(keys(schema))
        .isNotEmpty()
        .allSatisfy(key ->
            assertThat(key.getValue().has("description") || key.getValue().has("title"))
                .as(key.getKey())
                .isTrue());
  }

  /// Every key that the schema knows, with what it says of it, references followed.
  private static List<Map.Entry<String, JsonNode>> keys(String schema) throws IOException {
    var text = new ObjectMapper().readTree(Files.readString(SCHEMAS.resolve(schema)));
    var keys = new ArrayList<Map.Entry<String, JsonNode>>();
    for (var part : text.findValues("properties")) {
      part.properties()
          .forEach(entry -> {
            if (entry.getValue().isObject() && !entry.getKey().equals("properties")) {
              keys.add(Map.entry(entry.getKey(), resolved(text, entry.getValue())));
            }
          });
    }
    return keys;
  }

  private static JsonNode resolved(JsonNode schema, JsonNode part) {
    return part.has("title") || part.has("description") || !part.has("$ref")
        ? part
        : resolved(schema, schema.at(part.path("$ref").asText().substring(1)));
  }
}
