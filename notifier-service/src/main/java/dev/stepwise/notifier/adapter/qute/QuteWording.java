package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.notifier.application.Wording;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.qute.Engine;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Words out of `words/en.properties` and its like. Which phrase is said is decided here; how it
/// goes stands there.
@ApplicationScoped
@Startup
class QuteWording implements Wording {
  private final Map<Language, Phrases> phrases = new EnumMap<>(Language.class);

  @Inject
  QuteWording(Engine engine, NotifierConfig config) {
    this(engine, config.templates());
  }

  /// @param folder where phrases of one's own may be
  QuteWording(Engine engine, Optional<Path> folder) {
    for (var language : Language.values()) {
      phrases.put(language, new Phrases(engine, language, folder));
    }
  }

  @Override
  public Message of(Notice notice, Reader reader) {
    var words = phrases(reader);
    return switch (notice) {
      case UpgradeNotice n -> new UpgradeWords(words, reader).of(n);
      case SecurityNotice n -> new SecurityWords(words, reader).of(n);
    };
  }

  @Override
  public String possibleDuplicate(Reader reader) {
    return phrases(reader).say("duplicate");
  }

  Phrases phrases(Reader reader) {
    return Objects.requireNonNull(phrases.get(reader.language()));
  }
}
