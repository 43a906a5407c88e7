package dev.stepwise.planner.adapter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads bodies, JSON or YAML, and says in which line and column something is wrong.
@ApplicationScoped
class Bodies {
  static final String YAML = "application/yaml";

  private final ObjectMapper mapper;
  private final YAMLFactory yaml = new YAMLFactory();

  Bodies(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  /// Fails with [UnreadableBody].
  <T> T read(byte[] body, HttpHeaders headers, Class<T> type) {
    var isYaml =
        headers.getMediaType() != null && headers.getMediaType().getSubtype().contains("yaml");
    return read(body, isYaml ? yaml : mapper.getFactory(), isYaml ? "YAML" : "JSON", type);
  }

  /// The same for a body that may be missing.
  <T> T read(byte[] body, HttpHeaders headers, Class<T> type, T otherwise) {
    return body.length == 0 ? otherwise : read(body, headers, type);
  }

  private <T> T read(byte[] body, JsonFactory syntax, String format, Class<T> type) {
    try (var parser = syntax.createParser(body)) {
      var value = mapper.readValue(parser, type);
      if (value == null) {
        throw new UnreadableBody("Expected a %s object, but got null".formatted(format), null);
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new UnreadableBody(message(format, e), e);
    } catch (IOException e) {
      throw new UnreadableBody("Expected a body, but it cannot be read", e);
    }
  }

  private static String message(String format, JsonProcessingException e) {
    return "Expected %s of the documented form, but%s%s: %s"
        .formatted(format, at(e.getLocation()), property(e), reason(e));
  }

  private static String reason(JsonProcessingException e) {
    return e instanceof UnrecognizedPropertyException unknown
        ? "it is none of "
            + unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "))
        : e.getOriginalMessage();
  }

  private static String at(JsonLocation location) {
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String property(JsonProcessingException e) {
    return Optional.of(e)
        .filter(JsonMappingException.class::isInstance)
        .map(mapping -> ((JsonMappingException) mapping).getPath())
        .filter(path -> !path.isEmpty())
        .map(path -> path.stream().map(Bodies::step).collect(Collectors.joining(".", " in '", "'")))
        .orElse("");
  }

  private static String step(JsonMappingException.Reference reference) {
    return reference.getFieldName() == null
        ? Integer.toString(reference.getIndex())
        : reference.getFieldName();
  }
}
