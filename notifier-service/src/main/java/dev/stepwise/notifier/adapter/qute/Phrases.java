package dev.stepwise.notifier.adapter.qute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.notifier.domain.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// The phrases of one language: each a template with a name. What stands in a file of one's own
/// takes the place of what comes with Stepwise.
final class Phrases {
  private final Map<String, Template> templates = new HashMap<>();

  /// Fails with [UncheckedIOException] when a file cannot be read, and with Qute's exception when a
  /// phrase cannot be parsed: at the start, and not when somebody is to be told something.
  ///
  /// @param folder where one's own may be
  Phrases(Engine engine, Language language, Optional<Path> folder) {
    var file = language.tag() + ".properties";
    var texts = new Properties();
    try {
      load(texts, builtIn(file));
      var own = folder.map(path -> path.resolve(file)).filter(Files::exists);
      if (own.isPresent()) {
        load(texts, Files.newBufferedReader(own.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the words of " + file, e);
    }
    texts.forEach((key, text) -> templates.put((String) key, engine.parse((String) text)));
  }

  private static Reader builtIn(String file) {
    var stream = Objects.requireNonNull(Phrases.class.getResourceAsStream("/words/" + file), file);
    return new InputStreamReader(stream, UTF_8);
  }

  private static void load(Properties texts, Reader from) throws IOException {
    try (from) {
      texts.load(from);
    }
  }

  boolean has(String name) {
    return templates.containsKey(name);
  }

  /// Fails with [IllegalArgumentException] when there is no such phrase.
  String say(String name, Map<String, ?> values) {
    var template = templates.get(name);
    if (template == null) {
      throw new IllegalArgumentException(
          "Expected a phrase '%s', but there is none".formatted(name));
    }
    return template.render(values);
  }

  String say(String name) {
    return say(name, Map.of());
  }
}
