package dev.stepwise.notifier.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What can be configured beside Quarkus's own keys.
@ConfigMapping(prefix = "notifier")
public interface NotifierConfig {
  /// The time zone of times in notices, such as `Europe/Vienna`.
  @WithDefault("UTC")
  ZoneId zone();

  Email email();

  Slack slack();

  Security security();

  Retry retry();

  /// How long one try may take before another instance may make the next. Longer than any channel
  /// waits.
  @WithDefault("PT2M")
  Duration claim();

  /// Mail to people; off while nobody is named.
  interface Email {
    /// The addresses that get every notice.
    Optional<List<String>> to();

    /// The sender, as people see it.
    @WithDefault("Stepwise <stepwise@localhost>")
    String from();

    /// The mail server.
    @WithDefault("127.0.0.1")
    String host();

    /// Its port.
    @WithDefault("25")
    int port();

    /// How the connection is kept secret; a server that does not offer it is not spoken to.
    @WithDefault("none")
    Security security();

    /// Who logs in; nobody when there is no name.
    Optional<String> username();

    /// A secret.
    Optional<String> password();

    /// For each wait on the server: connection, answer, writing.
    @WithDefault("PT20S")
    Duration timeout();

    /// The kinds of connection (RFC 8314).
    enum Security {
      /// In the open; for a server on this machine.
      NONE,
      /// Begins in the open and must change to TLS.
      STARTTLS,
      /// TLS from the first byte.
      TLS
    }
  }

  /// A message in one Slack channel; off while there is no webhook.
  interface Slack {
    /// The incoming webhook, a secret. Only https, except to this machine itself.
    Optional<URI> webhookUrl();

    /// What the webhook is called where its address must not be seen.
    @WithDefault("webhook")
    String name();
  }

  /// Who hears of what was refused because nobody honest sends it, besides the inbox. Not those who
  /// use the platform: it is for those who run it.
  interface Security {
    /// The addresses that get security notices.
    Optional<List<String>> emailTo();

    /// Whether they go to the Slack webhook, too.
    @WithDefault("false")
    boolean slack();

    /// Alerts of the same kind about the same host or topic are told at most this often, counted.
    @WithDefault("PT1M")
    Duration every();
  }

  /// The waits between tries: twice as long each time.
  interface Retry {
    @WithDefault("PT1S")
    Duration first();

    @WithDefault("PT10M")
    Duration most();

    /// After which a delivery is given up; with the waits above that is after about 3 h.
    @WithDefault("30")
    int tries();
  }
}
