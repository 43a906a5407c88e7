package dev.stepwise.embedded.practice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One of the files that describe a practice installation, as it stands there: what it does not say
/// is null.
record PracticeFile(
    @Nullable String title,
    @Nullable String release,
    @Nullable String target,
    @Nullable String topology,
    @Nullable String variant,
    @Nullable List<String> components,
    @JsonDeserialize(contentUsing = LinesDeserializer.class)
        @Nullable Map<String, String> parameters,
    @JsonDeserialize(contentUsing = LinesDeserializer.class) @Nullable Map<String, String> secrets,
    @Nullable LinkedHashMap<String, PracticeDescription.Host> hosts,
    @JsonProperty("left-behind") @Nullable List<String> leftBehind,
    @JsonProperty("volatile") @Nullable List<String> volatileFiles,
    @Nullable List<String> needs,
    @Nullable Boolean back) {
  static PracticeFile read(Path file) {
    try {
      return new YAMLMapper().readValue(file.toFile(), PracticeFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }

  /// What a scenario's file changes of this one: maps key by key, everything else as a whole.
  PracticeFile overriddenBy(PracticeFile scenario) {
    return new PracticeFile(
        either(scenario.title, title),
        either(scenario.release, release),
        either(scenario.target, target),
        either(scenario.topology, topology),
        either(scenario.variant, variant),
        either(scenario.components, components),
        merged(parameters, scenario.parameters),
        merged(secrets, scenario.secrets),
        either(scenario.hosts, hosts),
        either(scenario.leftBehind, leftBehind),
        either(scenario.volatileFiles, volatileFiles),
        either(scenario.needs, needs),
        either(scenario.back, back));
  }

  PracticeDescription description(String scenario) {
    return new PracticeDescription(
        scenario,
        Objects.requireNonNullElse(title, "Practice installation"),
        said("release", release),
        said("target", target),
        said("topology", topology),
        Optional.ofNullable(variant),
        Objects.requireNonNullElse(components, List.of()),
        Objects.requireNonNullElse(parameters, Map.of()),
        Objects.requireNonNullElse(secrets, Map.of()),
        said("hosts", hosts),
        Objects.requireNonNullElse(leftBehind, List.of()),
        Objects.requireNonNullElse(volatileFiles, List.of()),
        Objects.requireNonNullElse(needs, List.of()),
        Objects.requireNonNullElse(back, true));
  }

  private static <T> T said(String key, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "Expected practice.yaml, or the scenario, to say '%s', but neither does".formatted(key));
    }
    return value;
  }

  private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
    return first == null ? second : first;
  }

  /// What the scenario says wins; what it sets to null is not there.
  private static @Nullable Map<String, String> merged(
      @Nullable Map<String, String> base, @Nullable Map<String, String> over) {
    if (base == null || over == null) {
      return either(over, base);
    }
    var all = new LinkedHashMap<>(base);
    all.putAll(over);
    all.values().removeIf(Objects::isNull);
    return all;
  }

  /// Reads a list as its items, one per line, and everything else as it is written: `1.10` stays.
  static final class LinesDeserializer extends StdDeserializer<String> {
    private static final long serialVersionUID = 1L;

    LinesDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.isExpectedStartArrayToken()) {
        return parser.getText();
      }
      var items = new ArrayList<String>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(parser.getText());
      }
      return String.join("\n", items);
    }
  }
}
