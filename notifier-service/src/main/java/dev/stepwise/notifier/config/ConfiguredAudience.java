package dev.stepwise.notifier.config;

import dev.stepwise.notifier.application.Audience;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Subscriber;
import dev.stepwise.notifier.domain.UpgradeNotice;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whoever is configured: users for upgrades, operators for security.
@ApplicationScoped
class ConfiguredAudience implements Audience {
  private final NotifierConfig config;

  ConfiguredAudience(NotifierConfig config) {
    this.config = config;
  }

  @Override
  public List<Subscriber> of(Notice notice) {
    return Stream.concat(
            Stream.of(Subscriber.INBOX),
            switch (notice) {
              case UpgradeNotice _ -> Stream.concat(emails(config.email().to()), slack(true));
              case SecurityNotice _ ->
                  Stream.concat(
                      emails(config.security().emailTo()), slack(config.security().slack()));
            })
        .toList();
  }

  private static Stream<Subscriber> emails(Optional<List<String>> addresses) {
    return addresses.stream()
        .flatMap(List::stream)
        .distinct()
        .map(address -> new Subscriber("email", address));
  }

  private Stream<Subscriber> slack(boolean wanted) {
    return config.slack().webhookUrl().stream()
        .filter(_ -> wanted)
        .map(_ -> new Subscriber("slack", config.slack().name()));
  }
}
