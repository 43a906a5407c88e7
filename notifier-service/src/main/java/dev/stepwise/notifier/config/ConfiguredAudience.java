package dev.stepwise.notifier.config;

import dev.stepwise.notifier.application.Audience;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/// The same audience for everything: whoever is configured.
@ApplicationScoped
class ConfiguredAudience implements Audience {
  private final NotifierConfig config;

  ConfiguredAudience(NotifierConfig config) {
    this.config = config;
  }

  @Override
  public List<Subscriber> of(Notice notice) {
    return Stream.of(Stream.of(Subscriber.INBOX), emails(), slack()).flatMap(all -> all).toList();
  }

  private Stream<Subscriber> emails() {
    return config.email().to().stream()
        .flatMap(List::stream)
        .distinct()
        .map(address -> new Subscriber("email", address));
  }

  private Stream<Subscriber> slack() {
    return config.slack().webhookUrl().stream()
        .map(_ -> new Subscriber("slack", config.slack().name()));
  }
}
