package dev.stepwise.notifier.adapter.qute;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.notifier.domain.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
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
import org.jboss.logging.Logger;

/// The phrases of one language: each a template with a name. What stands in a file of one's own
/// takes the place of what comes with Stepwise.
final class Phrases {
  private static final Logger LOG = Logger.getLogger(Phrases.class);

  private final Map<String, Template> builtIn = new HashMap<>();
  private final Map<String, Template> own = new HashMap<>();

  /// Fails with [UncheckedIOException] when a file cannot be read, and with Qute's exception when a
  /// phrase cannot be parsed: at the start, and not when somebody is to be told something.
  ///
  /// @param folder where one's own may be
  Phrases(Engine engine, Language language, Optional<Path> folder) {
    var file = language.tag() + ".properties";
    try {
      load(builtIn, engine, builtIn(file));
      var ofOnesOwn = folder.map(path -> path.resolve(file)).filter(Files::exists);
      if (ofOnesOwn.isPresent()) {
        load(own, engine, Files.newBufferedReader(ofOnesOwn.get()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the words of " + file, e);
    }
  }

  private static Reader builtIn(String file) {
    var stream = Objects.requireNonNull(Phrases.class.getResourceAsStream("/words/" + file), file);
    return new InputStreamReader(stream, UTF_8);
  }

  private static void load(Map<String, Template> templates, Engine engine, Reader from)
      throws IOException {
    var texts = new Properties();
    try (from) {
      texts.load(from);
    }
    texts.forEach((key, text) -> templates.put((String) key, engine.parse((String) text)));
  }

  boolean has(String name) {
    return own.containsKey(name) || builtIn.containsKey(name);
  }

  /// Fails with [IllegalArgumentException] when there is no such phrase. One of one's own that
  /// cannot be said, because it asks for a value that there is not, keeps nobody from being told:
  /// the one that comes with Stepwise is said.
  String say(String name, Map<String, ?> values) {
    var ofOnesOwn = own.get(name);
    if (ofOnesOwn != null) {
      try {
        return ofOnesOwn.render(values);
      } catch (TemplateException e) {
        LOG.warnf(e, "Expected to say '%s' in words of your own, but could not", name);
      }
    }
    var template = builtIn.get(name);
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
