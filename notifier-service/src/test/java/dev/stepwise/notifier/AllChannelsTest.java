package dev.stepwise.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stepwise.notifier.SlackBotStandIn.Posted;
import dev.stepwise.notifier.StandIn.Answer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The whole service with a subscriber on every channel, from facts to what each gets.
@QuarkusTest
@WithTestResource(value = AllChannels.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
class AllChannelsTest {
  private static final Instant SOON =
      Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "notifier.email.port")
  int smtpPort;

  @ConfigProperty(name = "test.slack-bot.port", defaultValue = "0")
  int slackPort;

  @ConfigProperty(name = "test.webhook.port", defaultValue = "0")
  int webhookPort;

  @ConfigProperty(name = "test.alertmanager.port", defaultValue = "0")
  int alertmanagerPort;

  private Bus bus;
  private GreenMail mail;
  private SlackBotStandIn slack;
  private WebhookStandIn webhook;
  private AlertmanagerStandIn alertmanager;

  @BeforeEach
  void start() throws IOException {
    bus = new Bus(kafka);
    mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    slack = new SlackBotStandIn(slackPort);
    webhook = new WebhookStandIn(webhookPort);
    alertmanager = new AlertmanagerStandIn(alertmanagerPort);
  }

  @AfterEach
  void stop() {
    bus.close();
    mail.stop();
    slack.close();
    webhook.close();
    alertmanager.close();
  }

  @Test
  void a_planned_upgrade_is_invited_to_moved_and_cancelled_in_every_calendar() {
    var upgrade = Facts.ofUpgrade("invited");
    bus.say(1, upgrade.proposed());
    bus.say(2, upgrade.scheduled(SOON, Facts.NOON));
    awaitCalendars("invited", 1);

    bus.say(3, upgrade.scheduled(SOON.plusSeconds(3600), Facts.NOON));
    awaitCalendars("invited", 2);
    for (var program : calendarsAfter("invited")) {
      assertThat(program.entries())
          .extracting(CalendarProgram.Entry::from)
          .containsExactly(SOON.plusSeconds(3600));
    }

    bus.say(4, upgrade.unscheduled("freeze", Facts.NOON));
    awaitCalendars("invited", 3);

    assertThat(calendarsAfter("invited")).allMatch(program -> program.entries().isEmpty());
    assertThat(calendars("invited", "vienna").getLast())
        .contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
  }

  @Test
  void everybody_reads_their_language_and_their_time_and_only_what_is_for_them() {
    var upgrade = Facts.ofUpgrade("read");
    var start = Instant.parse("2030-07-01T01:00:00Z");
    bus.say(1, upgrade.proposed());
    bus.say(2, upgrade.scheduled(start, Facts.NOON));
    awaitCalendars("read", 1);

    assertThat(text(mails("read", "vienna").getLast(), "text/plain"))
        .contains("is planned for 03:00:00 CEST on 1 Jul 2030");
    assertThat(text(mails("read", "tokyo").getLast(), "text/html"))
        .contains("<p lang=\"ja\">Our house &amp; garden: Feature store", "2030年7月1日 10:00:00 JST");
    assertThat(calendars("read", "tokyo").getLast()).contains("DTSTART:20300701T010000Z");
    assertThat(mails("read", "elsewhere")).isEmpty();
  }

  @Test
  void people_are_reminded_when_the_time_comes() {
    var upgrade = Facts.ofUpgrade("reminded");
    var now = Instant.now();
    bus.say(1, upgrade.proposed());

    bus.say(2, upgrade.scheduled(now.plus(Duration.ofMinutes(30)), now.minus(Duration.ofDays(2))));

    awaiting()
        .untilAsserted(() ->
            assertThat(kinds("reminded", "webhook")).containsExactly("planned", "reminder-1h"));
  }

  @Test
  void an_upgrade_is_one_thread_whose_message_says_how_things_stand() {
    slack.answerNext(new Answer(429, "", Map.of("Retry-After", "2")));

    bus.say(Facts.ofUpgrade("threaded").whole());
    awaiting()
        .untilAsserted(() ->
            assertThat(posts("threaded"))
                .as(
                    "%s %s",
                    slack.messages(), given().get("/api/v1/inbox?upgrade=threaded").asString())
                .hasSize(2));
    bus.say(Facts.ofRollback("threaded-back", "threaded").whole());

    awaiting().untilAsserted(() -> assertThat(posts("threaded", "threaded-back")).hasSize(4));
    assertThat(posts("threaded", "threaded-back"))
        .extracting(post -> post.thread().isPresent(), Posted::text)
        .containsExactly(
            tuple(false, "Feature store: rollback from 0.9.2 to 0.6.9 is finished"),
            tuple(true, "Feature store: upgrade from 0.6.9 to 0.9.2 is finished"),
            tuple(true, "Feature store: rollback from 0.9.2 to 0.6.9 has started"),
            tuple(true, "Feature store: rollback from 0.9.2 to 0.6.9 is finished"));
    assertThat(slack.wasHurried()).isFalse();
  }

  @Test
  void when_a_message_can_no_longer_be_changed_its_thread_goes_on_all_the_same() {
    var facts = Facts.ofUpgrade("unchangeable");
    bus.say(List.of(facts.proposed(), facts.started()));
    awaiting().untilAsserted(() -> assertThat(posts("unchangeable")).hasSize(1));

    slack.answerNext(Answer.ok("{\"ok\":false,\"error\":\"edit_window_closed\"}"));
    bus.say(3, facts.held(0, Duration.ofMinutes(1)));

    awaiting().untilAsserted(() -> assertThat(posts("unchangeable")).hasSize(2));
    assertThat(posts("unchangeable").getLast().thread())
        .contains(posts("unchangeable").getFirst().ts());
  }

  @Test
  void a_program_is_called_with_a_signature_and_again_under_the_same_id() {
    webhook.answerNext(
        new Answer(503, "", Map.of()), new Answer(429, "", Map.of("Retry-After", "1")));

    bus.say(Facts.ofUpgrade("called").whole());

    awaiting()
        .untilAsserted(() ->
            assertThat(webhook.heard())
                .filteredOn(it -> it.id().startsWith("called."))
                .extracting(it -> it.id(), it -> it.body().path("type").asText())
                .containsExactly(
                    tuple("called.started.1", "notice.started"),
                    tuple("called.finished.1", "notice.finished")));
    assertThat(webhook.wasHurried()).isFalse();
  }

  @Test
  void alerts_are_silent_from_the_start_to_the_end_and_longer_when_it_takes_longer() {
    var facts = Facts.ofUpgrade("silent");
    var whole = facts.whole();
    bus.say(whole.subList(0, 5));
    awaiting().untilAsserted(() -> assertThat(silences("silent")).containsExactly("active"));

    bus.say(6, facts.overrun(Facts.NOON.plusSeconds(9000), Facts.NOON));
    awaiting()
        .untilAsserted(() -> assertThat(silences("silent")).containsExactly("expired", "active"));
    bus.say(7, facts.succeeded(Duration.ofMinutes(8)));

    awaiting()
        .untilAsserted(() -> assertThat(silences("silent")).containsExactly("expired", "expired"));
    assertThat(alertmanager.silences())
        .allMatch(it -> it.path("matchers").path(0).path("value").asText().equals("features"));
  }

  @Test
  void a_rollback_ends_the_silence_of_what_was_held_as_well() {
    var facts = Facts.ofUpgrade("loud");
    bus.say(List.of(facts.proposed(), facts.started(), facts.held(0, Duration.ofMinutes(1))));
    awaiting().untilAsserted(() -> assertThat(silences("loud")).containsExactly("active"));

    bus.say(Facts.ofRollback("loud-back", "loud").whole());

    awaiting()
        .untilAsserted(
            () -> assertThat(kinds("loud-back", "alertmanager")).contains("rolled-back"));
    assertThat(silences("loud")).containsExactly("expired");
    assertThat(silences("loud-back")).containsExactly("expired");
  }

  @Test
  void a_host_inside_is_not_called_and_the_dead_letter_can_be_sent_again() {
    var facts = Facts.ofUpgrade("inside");
    bus.say(List.of(facts.proposed(), facts.started(), facts.held(0, Duration.ofMinutes(1))));

    awaiting().untilAsserted(() -> assertThat(reasons("inside")).hasSize(1));
    assertThat(reasons("inside").getFirst()).contains("public", "inside").doesNotContain("whsec");
    var number = given().get("/api/v1/dead-letters").jsonPath().getLong("[-1].delivery");
    given().post("/api/v1/dead-letters/" + number + "/resend").then().statusCode(202);

    awaiting().untilAsserted(() -> assertThat(reasons("inside")).hasSize(1));
    given().post("/api/v1/dead-letters/999999999/resend").then().statusCode(404);
  }

  @Test
  void everybody_sees_what_is_down_and_planned_and_nothing_that_is_not_for_them() {
    var facts = Facts.ofUpgrade("seen");
    bus.say(
        List.of(
            facts.proposed(),
            facts.started(),
            facts.stage(0, Duration.ZERO),
            facts.stage(1, Duration.ofMinutes(1)),
            facts.held(1, Duration.ofMinutes(2))));
    awaiting().untilAsserted(() -> assertThat(kinds("seen", "webhook")).contains("held"));

    var page = given().get("/status?lang=en").then().statusCode(200).extract();

    assertThat(page.header("Cache-Control")).matches("public, max-age=[0-5]");
    assertThat(page.header("Vary")).contains("Accept-Language");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.asString())
        .contains("Something is not available.", "is on hold", "writing to tables")
        .doesNotContain("ns1", "disk full", "operator ", "10.0", "127.0.0.1");
    assertThat(given().header("Accept-Language", "fr, zh-CN;q=0.8").get("/status").asString())
        .contains("lang=\"zh\"", "有内容不可用");
    given().get("/status?zone=../etc/passwd").then().statusCode(400);

    var upgrade = Facts.ofUpgrade("in-feed");
    bus.say(1, upgrade.proposed());
    bus.say(2, upgrade.scheduled(SOON, Facts.NOON));
    awaiting()
        .untilAsserted(() ->
            assertThat(given().get("/calendar.ics?installation=features").asString())
                .contains("BEGIN:VEVENT", "UID:in-feed@stepwise")
                .doesNotContain("mailto:", "ns1"));
    assertThat(given().get("/calendar.ics?installation=another").asString())
        .doesNotContain("VEVENT");
  }

  private static ConditionFactory awaiting() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
  }

  private static List<String> kinds(String upgrade, String channel) {
    return given()
        .get("/api/v1/inbox?upgrade=" + upgrade)
        .jsonPath()
        .getList("findAll{it.channel=='%s' && it.state=='SENT'}.kind".formatted(channel));
  }

  private static List<String> reasons(String upgrade) {
    return given()
        .get("/api/v1/dead-letters?limit=1000")
        .jsonPath()
        .getList("findAll{it.upgrade=='%s'}.reason".formatted(upgrade));
  }

  private List<Posted> posts(String... upgrades) {
    return slack.messages().stream()
        .filter(post ->
            Stream.of(upgrades).anyMatch(it -> post.blocks().contains("Upgrade: " + it + "\"")))
        .toList();
  }

  private List<String> silences(String upgrade) {
    return alertmanager.silences().stream()
        .filter(it -> it.path("comment").asText().contains("[notice " + upgrade + "."))
        .map(it -> it.path("status").path("state").asText())
        .toList();
  }

  private void awaitCalendars(String upgrade, int files) {
    awaiting()
        .untilAsserted(() -> {
          assertThat(calendars(upgrade, "vienna")).hasSize(files);
          assertThat(calendars(upgrade, "tokyo")).hasSize(files);
        });
  }

  private List<CalendarProgram> calendarsAfter(String upgrade) {
    var programs = CalendarProgram.all();
    programs.forEach(program -> calendars(upgrade, "vienna").forEach(program::take));
    return programs;
  }

  private List<String> calendars(String upgrade, String reader) {
    return mails(upgrade, reader).stream().map(mail -> text(mail, "text/calendar")).toList();
  }

  private List<MimeMessage> mails(String upgrade, String reader) {
    return Stream.of(mail.getReceivedMessages())
        .filter(mail -> id(mail).startsWith("<" + upgrade + "."))
        .filter(mail -> to(mail).contains(reader + "@"))
        .toList();
  }

  private static String id(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getHeader("To", ",");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The text of the part of that type; empty when there is none.
  private static String text(MimeMessage mail, String type) {
    try {
      var parts = (Multipart) mail.getContent();
      for (var index = 0; index < parts.getCount(); index++) {
        var part = parts.getBodyPart(index);
        if (part.isMimeType(type)) {
          try (InputStream bytes = part.getInputStream()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
          }
        }
      }
      return "";
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
