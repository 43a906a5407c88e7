package dev.stepwise.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.notifier.SlackBotStandIn.Posted;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The whole service with those who decide on every channel, from facts to what each gets.
@QuarkusTest
@WithTestResource(value = Deciders.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class DecidersTest {
  private static final ApprovalRules TWO =
      new ApprovalRules(
          Optional.of(new ApprovalRule(2, Optional.empty(), Optional.empty())),
          Optional.empty(),
          Optional.empty());

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "notifier.email.port")
  int smtpPort;

  @ConfigProperty(name = "test.slack-bot.port", defaultValue = "0")
  int slackPort;

  @ConfigProperty(name = "test.webhook.port", defaultValue = "0")
  int webhookPort;

  private Bus bus;
  private GreenMail mail;
  private SlackBotStandIn slack;
  private WebhookStandIn webhook;

  @BeforeEach
  void start() throws IOException {
    bus = new Bus(kafka);
    mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    slack = new SlackBotStandIn(slackPort);
    webhook = new WebhookStandIn(webhookPort);
  }

  @AfterEach
  void stop() {
    bus.close();
    mail.stop();
    slack.close();
    webhook.close();
  }

  @Test
  void those_who_decide_hear_on_every_channel_that_they_are_awaited_and_users_do_not() {
    var facts = Facts.ofUpgrade("asked");
    var soon = Facts.NOON.plusSeconds(3600);
    bus.say(
        List.of(
            facts.requested("ann"),
            facts.proposed(TWO),
            facts.agreed("ben", soon),
            facts.approved("cem", soon),
            facts.started(),
            facts.succeeded(Duration.ofMinutes(8))));

    awaiting().untilAsserted(() -> assertThat(inbox("asked", "email")).hasSize(6));

    assertThat(inbox("asked", "email"))
        .containsExactlyInAnyOrder(
            "tokyo@example.org approval-awaited",
            "tokyo@example.org finished",
            "vienna@example.org started",
            "vienna@example.org finished",
            "users@example.org started",
            "users@example.org finished");
    assertThat(mails("asked", "tokyo", "approval-awaited"))
        .singleElement()
        .satisfies(text ->
            assertThat(text).contains("text/plain", "text/html", "これまでの承認:2 件中 0 件", "依頼者:ann"));
    awaiting()
        .untilAsserted(() ->
            assertThat(posts("asked"))
                .extracting(post -> post.thread().isPresent(), Posted::text)
                .containsExactly(
                    tuple(false, "Feature store: upgrade from 0.6.9 to 0.9.2 waits for approval"),
                    tuple(true, "Feature store: upgrade from 0.6.9 to 0.9.2 is finished")));
    awaiting().untilAsserted(() -> assertThat(heard("asked")).hasSize(2));
    var called = heard("asked").getFirst().body();
    assertThat(called.path("type").asText()).isEqualTo("notice.approval-awaited");
    assertThat(called.path("data").path("approvals").toString())
        .isEqualTo("{\"gate\":\"UPGRADE\",\"given\":[],\"requester\":\"ann\",\"required\":2}");
  }

  @Test
  void a_plan_that_is_denied_before_it_has_a_time_is_told_and_opens_or_closes_no_silence() {
    var facts = Facts.ofUpgrade("refused");
    bus.say(
        List.of(
            facts.requested("ann"),
            facts.proposed(TWO),
            facts.denied("too early", "cem"),
            facts.cancelled("denied by cem: too early", "cem")));

    awaiting()
        .untilAsserted(() ->
            assertThat(inbox("refused", "email"))
                .containsExactlyInAnyOrder(
                    "tokyo@example.org approval-awaited", "tokyo@example.org denied"));
    assertThat(inbox("refused", "alertmanager")).isEmpty();
    assertThat(mails("refused", "tokyo", "denied"))
        .singleElement()
        .satisfies(text -> assertThat(text).contains("cem が却下", "理由:too early"));
  }

  private static ConditionFactory awaiting() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
  }

  /// Who got which kind by that channel.
  private static List<String> inbox(String upgrade, String channel) {
    return given()
        .get("/api/v1/inbox?upgrade=" + upgrade)
        .jsonPath()
        .getList(
            "findAll{it.channel=='%s' && it.state=='SENT'}.collect{it.subscriber + ' ' + it.kind}"
                .formatted(channel));
  }

  private List<Posted> posts(String upgrade) {
    return slack.posted().stream()
        .filter(post -> post.blocks().contains("Upgrade: " + upgrade + "\""))
        .toList();
  }

  private List<WebhookStandIn.Heard> heard(String upgrade) {
    return webhook.heard().stream().filter(it -> it.id().startsWith(upgrade + ".")).toList();
  }

  /// The types and texts of the parts of each mail.
  private List<String> mails(String upgrade, String reader, String kind) {
    return Stream.of(mail.getReceivedMessages())
        .filter(mail -> header(mail, "Message-ID").startsWith("<%s.%s.".formatted(upgrade, kind)))
        .filter(mail -> header(mail, "To").contains(reader + "@"))
        .map(DecidersTest::parts)
        .toList();
  }

  private static String header(MimeMessage mail, String name) {
    try {
      return mail.getHeader(name, ",");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String parts(MimeMessage mail) {
    try {
      var parts = (MimeMultipart) mail.getContent();
      var all = new StringBuilder();
      for (var index = 0; index < parts.getCount(); index++) {
        var part = parts.getBodyPart(index);
        all.append(part.getContentType()).append('\n').append(part.getContent()).append('\n');
      }
      return all.toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
