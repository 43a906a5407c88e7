package dev.stepwise.notifier.config;

import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Role;
import dev.stepwise.notifier.domain.Severity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What can be configured beside Quarkus's own keys.
@ConfigMapping(prefix = "notifier")
public interface NotifierConfig {
  /// The time zone of times in notices, such as `Europe/Vienna`.
  @WithDefault("UTC")
  @WithConverter(ZoneConverter.class)
  ZoneId zone();

  /// A folder with words and layouts of one's own: `en.properties`, `ja.properties`,
  /// `zh.properties`, `notice.txt`, `notice.html`, `status.html`. What is not there is as it comes
  /// with Stepwise.
  Optional<Path> templates();

  /// The file with the public keys of the planner (JWK Set): nobody is told what is not signed by
  /// one of these.
  Optional<Path> plannerKeys();

  /// The file with the public keys of the executors (JWK Set), who raise alerts, too.
  Optional<Path> executorKeys();

  Email email();

  Slack slack();

  /// Where webhooks are, by the names that subscriptions give.
  Map<String, Webhook> webhooks();

  /// The hosts that webhooks may be at although they are on this machine or in a private network.
  Optional<List<String>> webhookHosts();

  Alertmanager alertmanager();

  /// Who wants to hear of what, by any name.
  Map<String, Subscribed> subscriptions();

  Security security();

  Retry retry();

  /// How long one try may take before another instance may make the next. Longer than any channel
  /// waits.
  @WithDefault("PT2M")
  Duration claim();

  /// Mail to people; off while nobody is named.
  interface Email {
    /// The addresses that get every notice for users.
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

    /// A reference to the password: `env:NAME` or `file:/path`.
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

  /// Messages in Slack: by a webhook into the one channel that is its own, or by a bot into any.
  interface Slack {
    /// A reference to the incoming webhook, which is a secret: `env:NAME` or `file:/path`. Only
    /// https, except to this machine itself.
    Optional<String> webhookUrl();

    /// What the webhook is called where its address must not be seen.
    @WithDefault("webhook")
    String name();

    /// A reference to the bot's token, which is a secret.
    Optional<String> botToken();

    /// Where the bot's methods are.
    @WithDefault("https://slack.com/api/")
    URI api();

    /// The least time between two messages to a channel; Slack takes about one a second.
    @WithDefault("PT1S")
    Duration pace();
  }

  /// Who is called for each notice (standardwebhooks.com).
  interface Webhook {
    /// Only https, except to `webhook-hosts`.
    URI url();

    /// A reference to the secret that both sides know: `whsec_` and 24 to 64 bytes in base64.
    String secret();
  }

  /// Alerts are silenced while an upgrade has something down; off while there is no address.
  interface Alertmanager {
    Optional<URI> url();

    /// A reference to a bearer token.
    Optional<String> token();

    /// Which alerts, by label; `{installation}` and `{platform}` in a value stand for the
    /// upgrade's.
    Map<String, String> matchers();

    /// How much longer than the forecast.
    @WithDefault("PT10M")
    Duration margin();
  }

  /// What somebody wants to hear of.
  interface Subscribed {
    /// `email`, `slack-bot` or `webhook`.
    String channel();

    /// The address, the Slack channel's id, or the webhook's name.
    String to();

    /// Absent for all.
    Optional<Set<String>> installations();

    /// Things that can be down, such as `writes`, and components that are upgraded; absent for all.
    Optional<Set<String>> components();

    /// Nothing that matters less.
    @WithDefault("info")
    Severity severity();

    /// `approver` for those who are to hear that a plan waits for them.
    @WithDefault("viewer")
    Role role();

    @WithDefault("en")
    Language language();

    /// As `notifier.zone` when it is absent.
    Optional<@WithConverter(ZoneConverter.class) ZoneId> zone();
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
