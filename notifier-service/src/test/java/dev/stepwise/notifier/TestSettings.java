package dev.stepwise.notifier;

import dev.stepwise.embedded.FreePort;
import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a notifier under test is told: where Kafka and PostgreSQL are, and the ports at which tests
/// start those who hear of it.
public final class TestSettings {
  private TestSettings() {}

  /// Mail for everybody, and one Slack webhook.
  public static Map<String, String> basic() {
    var database = TestStack.database();
    int slack = FreePort.find();
    return Map.ofEntries(
        Map.entry("mp.jwt.verify.issuer", LocalIssuer.NAME),
        Map.entry(
            "mp.jwt.verify.publickey.location", TestStack.issuer().publicKeys().toUri().toString()),
        Map.entry("kafka.bootstrap.servers", TestStack.kafka().bootstrapServers()),
        Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
        Map.entry("quarkus.datasource.username", "notifier"),
        Map.entry("quarkus.datasource.password", database.password("notifier")),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("notifier.planner-keys", TestStack.keys().plannerKeys().toString()),
        Map.entry("notifier.executor-keys", TestStack.keys().executorKeys().toString()),
        Map.entry("notifier.email.port", Integer.toString(FreePort.find())),
        Map.entry("notifier.email.to", "users@example.org"),
        Map.entry(
            "notifier.slack.webhook-url",
            reference("http://127.0.0.1:%d/services/s3cret".formatted(slack))),
        Map.entry("notifier.slack.pace", "PT0.01S"),
        Map.entry("notifier.security.every", "PT2S"),
        Map.entry("notifier.retry.first", "PT0.1S"),
        Map.entry("notifier.retry.most", "PT0.5S"),
        Map.entry("notifier.retry.tries", "200"),
        Map.entry("test.slack.port", Integer.toString(slack)));
  }

  /// A subscriber on every channel, and one that nobody may call.
  public static Map<String, String> everyChannel() {
    var settings = new HashMap<>(basic());
    settings.remove("notifier.email.to");
    settings.remove("notifier.slack.webhook-url");
    int slack = FreePort.find();
    int webhook = FreePort.find();
    int alertmanager = FreePort.find();
    settings.put("test.slack-bot.port", Integer.toString(slack));
    settings.put("test.webhook.port", Integer.toString(webhook));
    settings.put("test.alertmanager.port", Integer.toString(alertmanager));
    settings.put("notifier.slack.bot-token", reference(SlackBotStandIn.TOKEN));
    settings.put("notifier.slack.api", "http://127.0.0.1:%d/api/".formatted(slack));
    settings.put("notifier.webhook-hosts", "127.0.0.1");
    webhook(settings, "ci", "http://127.0.0.1:%d/hook".formatted(webhook));
    webhook(settings, "inside", "https://localhost:%d/hook".formatted(webhook));
    settings.put("notifier.alertmanager.url", "http://127.0.0.1:%d".formatted(alertmanager));
    settings.put("notifier.alertmanager.matchers.installation", "{installation}");
    subscribe(settings, "team", "slack-bot", SlackBotStandIn.CHANNEL);
    subscribe(settings, "ci", "webhook", "ci");
    subscribe(settings, "inside", "webhook", "inside");
    settings.put("notifier.subscriptions.inside.severity", "critical");
    subscribe(settings, "vienna", "email", "vienna@example.org");
    settings.put("notifier.subscriptions.vienna.zone", "Europe/Vienna");
    subscribe(settings, "tokyo", "email", "tokyo@example.org");
    settings.put("notifier.subscriptions.tokyo.zone", "Asia/Tokyo");
    settings.put("notifier.subscriptions.tokyo.language", "ja");
    subscribe(settings, "elsewhere", "email", "elsewhere@example.org");
    settings.put("notifier.subscriptions.elsewhere.installations", "another");
    settings.put("notifier.templates", layoutOfOnesOwn().toString());
    return settings;
  }

  private static void webhook(Map<String, String> settings, String name, String url) {
    settings.put("notifier.webhooks.%s.url".formatted(name), url);
    settings.put("notifier.webhooks.%s.secret".formatted(name), reference(WebhookStandIn.SECRET));
  }

  private static void subscribe(
      Map<String, String> settings, String name, String channel, String to) {
    settings.put("notifier.subscriptions.%s.channel".formatted(name), channel);
    settings.put("notifier.subscriptions.%s.to".formatted(name), to);
  }

  private static Path layoutOfOnesOwn() {
    try {
      var folder = Files.createTempDirectory("templates");
      Files.writeString(
          folder.resolve("notice.html"),
          "<p lang=\"{lang}\">Our house &amp; garden: {message.summary}</p>");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file with a secret.
  static String reference(String secret) {
    try {
      var file = Files.createTempFile("secret", "");
      file.toFile().deleteOnExit();
      return "file:" + Files.writeString(file, secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
