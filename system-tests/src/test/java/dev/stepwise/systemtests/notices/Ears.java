package dev.stepwise.systemtests.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stepwise.notifier.AlertmanagerStandIn;
import dev.stepwise.notifier.SlackBotStandIn;
import dev.stepwise.notifier.WebhookStandIn;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that people and programs hear of the notifier.
final class Ears implements AutoCloseable {
  private final GreenMail mail;
  private final SlackBotStandIn slack;
  private final WebhookStandIn webhook;
  private final AlertmanagerStandIn alertmanager;

  /// A notice as it came to somebody.
  ///
  /// @param key the notice's id and who got it
  /// @param labelled whether it says that it may have come before
  record Arrival(String key, boolean labelled) {}

  /// @param settings with the ports at which they are expected
  Ears(Map<String, String> settings) throws IOException {
    mail =
        new GreenMail(new ServerSetup(port(settings, "notifier.email.port"), "127.0.0.1", "smtp"));
    mail.start();
    slack = new SlackBotStandIn(port(settings, "test.slack-bot.port"));
    webhook = new WebhookStandIn(port(settings, "test.webhook.port"));
    alertmanager = new AlertmanagerStandIn(port(settings, "test.alertmanager.port"));
  }

  private static int port(Map<String, String> settings, String name) {
    return Integer.parseInt(String.valueOf(settings.get(name)));
  }

  /// By key.
  Map<String, List<Arrival>> arrivals() {
    var all = new ArrayList<Arrival>();
    for (var message : mail.getReceivedMessages()) {
      all.add(ofMail(message));
    }
    webhook
        .heard()
        .forEach(it ->
            all.add(
                new Arrival(
                    it.id() + " webhook",
                    it.body().path("data").path("possibleDuplicate").asBoolean())));
    slack.posted().forEach(it -> all.add(ofSlack(it)));
    return all.stream().collect(Collectors.groupingBy(Arrival::key));
  }

  /// The state of each silence that was opened for an upgrade.
  List<String> silences(String upgrade) {
    return alertmanager.silences().stream()
        .filter(it -> it.path("comment").asText().contains("[notice " + upgrade + "."))
        .map(it -> it.path("status").path("state").asText())
        .toList();
  }

  private static Arrival ofMail(MimeMessage message) {
    try {
      var to = message.getHeader("To", ",");
      var id = message.getMessageID().replaceAll("^<|@stepwise>$", "");
      return new Arrival(id + " " + to, isLabelled(message));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isLabelled(MimeMessage message) throws IOException, MessagingException {
    var parts = (Multipart) message.getContent();
    var text = String.valueOf(parts.getBodyPart(0).getContent());
    return text.contains("Possible duplicate") || text.contains("重複の可能性");
  }

  /// The subject says the kind, the reference the upgrade.
  private static Arrival ofSlack(SlackBotStandIn.Posted post) {
    var kind = post.text().endsWith("has started") ? "started" : "finished";
    var upgrade = post.blocks().replaceAll("(?s).*Upgrade: ([^\" ]+).*", "$1");
    return new Arrival(
        "%s.%s.1 slack".formatted(upgrade, kind), post.blocks().contains("Possible duplicate"));
  }

  @Override
  public void close() {
    mail.stop();
    slack.close();
    webhook.close();
    alertmanager.close();
  }
}
