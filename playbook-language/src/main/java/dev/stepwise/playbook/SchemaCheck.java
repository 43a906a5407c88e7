package dev.stepwise.playbook;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Holds a YAML file against its JSON Schema, and says in plain words, with the line, what does not
/// fit. What is expected is the `title` of the schema's part.
final class SchemaCheck {
  private final JsonNode text;
  private final JsonSchema schema;

  private SchemaCheck(JsonNode text, JsonSchema schema) {
    this.text = text;
    this.schema = schema;
  }

  /// By a schema beside this class, such as `playbook.schema.json`.
  static SchemaCheck of(String resource) {
    try (var in = SchemaCheck.class.getResourceAsStream(resource)) {
      var text = new ObjectMapper().readTree(in);
      var config =
          SchemaValidatorsConfig.builder()
              .pathType(PathType.JSON_POINTER)
              .locale(Locale.ENGLISH)
              .build();
      var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
      return new SchemaCheck(text, factory.getSchema(text, config));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + resource, e);
    }
  }

  /// Adds whatever does not fit to the problems; whether all does.
  boolean accepts(YamlTree tree, Problems problems) {
    var violations = schema.validate(tree.root());
    violations.forEach(violation -> report(tree, violation, problems));
    return violations.isEmpty();
  }

  private void report(YamlTree tree, ValidationMessage violation, Problems problems) {
    var at = violation.getInstanceLocation().toString();
    var found = tree.root().at(at);
    var part = part(violation);
    switch (violation.getType()) {
      case "additionalProperties", "propertyNames" -> {
        var key = keyOf(violation);
        problems.add(tree.file(), tree.lineOf(YamlReader.pointer(at, key)), unknownKey(part, key));
      }
      case "required" ->
          problems.add(tree.file(), tree.lineOf(at), missing(part, violation.getProperty()));
      case "enum" -> problems.add(tree.file(), tree.lineOf(at), notOneOf(part, found));
      default ->
          problems.add(
              tree.file(),
              tree.lineOf(at),
              "Expected %s, but found %s".formatted(title(part, violation), shown(found)));
    }
  }

  private static String keyOf(ValidationMessage violation) {
    return violation.getProperty() != null
        ? violation.getProperty()
        : String.valueOf(violation.getArguments()[0]);
  }

  private String unknownKey(JsonNode part, String key) {
    if (!part.has("properties")) {
      return "Expected %s, but found `%s`"
          .formatted(resolve(part.path("propertyNames")).path("title").asText("another name"), key);
    }
    var known = names(part.get("properties"));
    if (key.contains(" ")) {
      return "Expected text with a comma or a colon in quotes, but found `%s` on its own"
          .formatted(key);
    }
    return Words.nearest(key, known)
        .map(
            near -> "Expected a known key, but found `%s`; did you mean `%s`?".formatted(key, near))
        .orElseGet(() -> "Expected one of %s, but found `%s`".formatted(Words.list(known), key));
  }

  private String missing(JsonNode part, String key) {
    var title = resolve(part.path("properties").path(key)).path("title").asText("");
    return "Expected `%s`%s, but it is missing"
        .formatted(key, title.isEmpty() ? "" : " (" + title + ")");
  }

  private static String notOneOf(JsonNode part, JsonNode found) {
    List<String> known = new ArrayList<>();
    part.get("enum").forEach(word -> known.add(word.asText()));
    var near = Words.nearest(found.asText(), known);
    return "Expected one of %s, but found %s%s"
        .formatted(
            Words.list(known),
            shown(found),
            near.map(word -> "; did you mean `" + word + "`?").orElse(""));
  }

  private static String title(JsonNode part, ValidationMessage violation) {
    return part.path("title").asText(violation.getMessage());
  }

  private static String shown(JsonNode found) {
    return switch (found.getNodeType()) {
      case OBJECT -> found.isEmpty() ? "an empty mapping" : "a mapping";
      case ARRAY -> found.isEmpty() ? "an empty list" : "a list";
      case NULL, MISSING -> "nothing";
      case STRING, NUMBER, BOOLEAN, BINARY, POJO -> "`" + found.asText() + "`";
    };
  }

  /// The part of the schema whose keyword was violated; of a name, the mapping that it is in.
  private JsonNode part(ValidationMessage violation) {
    var pointer = violation.getSchemaLocation().getFragment().toString();
    return text.at(JsonPointer.compile(pointer).head());
  }

  private JsonNode resolve(JsonNode part) {
    var target = part.path("$ref").asText("");
    return part.has("title") || target.isEmpty() ? part : text.at(target.substring(1));
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
