package dev.stepwise.notifier.config;

import dev.stepwise.notifier.application.Audience;
import dev.stepwise.notifier.config.NotifierConfig.Subscribed;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.NoticeKind;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Subscriber;
import dev.stepwise.notifier.domain.Subscription;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whoever is configured: those with a subscription; and without one, the users that are named for
/// upgrades and the operators that are named for security. Nobody twice.
@ApplicationScoped
@Startup
class ConfiguredAudience implements Audience {
  private static final Set<String> CHANNELS = Set.of("email", "slack-bot", "webhook");

  private final NotifierConfig config;
  private final List<Subscription> subscriptions;

  /// Fails with [IllegalArgumentException] when a subscription leads nowhere.
  ConfiguredAudience(NotifierConfig config) {
    this.config = config;
    config.subscriptions().forEach(this::requireKnown);
    this.subscriptions = config.subscriptions().values().stream().map(this::subscription).toList();
  }

  @Override
  public List<Subscriber> of(Notice notice) {
    return Stream.of(
            Stream.of(Subscriber.inbox(config.zone())),
            subscriptions.stream()
                .filter(subscription -> subscription.wants(notice))
                .map(Subscription::subscriber),
            named(notice),
            silence(notice))
        .flatMap(subscribers -> subscribers)
        .filter(firstOfItsName())
        .toList();
  }

  private void requireKnown(String name, Subscribed wanted) {
    if (!CHANNELS.contains(wanted.channel())
        || (wanted.channel().equals("webhook") && !config.webhooks().containsKey(wanted.to()))) {
      throw new IllegalArgumentException(
          "Expected notifier.subscriptions.%s to name a channel of %s, and a webhook to be one of notifier.webhooks, but it is '%s'"
              .formatted(name, CHANNELS.stream().sorted().toList(), wanted.channel()));
    }
  }

  private Subscription subscription(Subscribed wanted) {
    var reader = new Reader(wanted.language(), wanted.zone().orElse(config.zone()));
    return new Subscription(
        new Subscriber(
            wanted.channel(),
            wanted.channel().equals("email") ? MailAddress.plain(wanted.to()) : wanted.to(),
            reader),
        wanted.installations().orElse(Set.of()),
        wanted.components().orElse(Set.of()),
        wanted.severity(),
        wanted.role());
  }

  private Stream<Subscriber> named(Notice notice) {
    return switch (notice) {
      case UpgradeNotice n ->
          n.kind().isOfAgreement()
              ? Stream.empty()
              : Stream.concat(emails(config.email().to()), slack(true));
      case SecurityNotice _ ->
          Stream.concat(emails(config.security().emailTo()), slack(config.security().slack()));
    };
  }

  private Stream<Subscriber> emails(Optional<List<String>> addresses) {
    return addresses.stream()
        .flatMap(List::stream)
        .map(address -> inEnglish("email", MailAddress.plain(address)));
  }

  private Stream<Subscriber> slack(boolean wanted) {
    return config.slack().webhookUrl().stream()
        .filter(_ -> wanted)
        .map(_ -> inEnglish("slack", config.slack().name()));
  }

  /// A silence is of interest from the start to the end, and not to what never starts.
  private Stream<Subscriber> silence(Notice notice) {
    return config.alertmanager().url().stream()
        .filter(_ -> notice instanceof UpgradeNotice n && opensOrCloses(n.kind()))
        .map(_ -> inEnglish("alertmanager", "silence"));
  }

  private static boolean opensOrCloses(NoticeKind kind) {
    return switch (kind.phase()) {
      case UNDER_WAY, OVER -> !kind.isOfAgreement();
      case AHEAD, STOPPED -> false;
    };
  }

  private Subscriber inEnglish(String channel, String name) {
    return new Subscriber(channel, name, new Reader(Language.EN, config.zone()));
  }

  private static Predicate<Subscriber> firstOfItsName() {
    var seen = new HashSet<String>();
    return subscriber -> seen.add(subscriber.channel() + " " + subscriber.name());
  }
}
