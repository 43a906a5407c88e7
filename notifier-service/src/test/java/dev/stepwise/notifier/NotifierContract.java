package dev.stepwise.notifier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.notice.NoticeEvent;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The whole service, from the planner's facts to what people get.
@DisplayNameGeneration(ReplaceUnderscores.class)
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
abstract class NotifierContract {
  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  @ConfigProperty(name = "notifier.email.port")
  int smtpPort;

  @ConfigProperty(name = "test.slack.port")
  int slackPort;

  @Inject AgroalDataSource database;

  private Bus bus;
  private GreenMail mail;
  private SlackStandIn slack;

  @BeforeEach
  void start() throws IOException {
    bus = new Bus(kafka);
    mail = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    slack = new SlackStandIn(slackPort);
  }

  @AfterEach
  void stop() {
    bus.close();
    mail.stop();
    slack.close();
  }

  @Test
  void an_upgrade_is_told_in_the_inbox_by_email_and_in_slack() {
    bus.say(Facts.ofUpgrade("told").whole());

    awaitSent("told", 7);
    var inbox = inbox("told");
    assertThat(inbox.<String>getList("findAll{it.channel=='inbox'}.kind"))
        .containsExactly("approval-awaited", "started", "finished");
    assertThat(inbox.getString("[1].downFrom")).isEqualTo("2026-03-01T12:01:00Z");
    assertThat(inbox.getString("[1].downUntil")).isEqualTo("2026-03-01T12:03:00Z");
    assertThat(inbox.getString("[1].what")).isEqualTo("writing to tables; queries");
    assertThat(mails("told")).hasSize(2).allMatch(text -> text.contains("12:0"));
    assertThat(slackPosts("told")).hasSize(2);
  }

  @Test
  void a_rollback_is_found_under_the_upgrade_that_it_undoes() {
    bus.say(Facts.ofRollback("undo", "undone").whole());

    awaitSent("undone", 7);
    assertThat(inbox("undone").<String>getList("kind.unique()"))
        .containsExactly("approval-awaited", "rolling-back", "rolled-back");
  }

  @Test
  void facts_that_come_twice_are_told_once() {
    var facts = Facts.ofUpgrade("twice");

    bus.say(facts.whole());
    bus.say(facts.whole());
    bus.say(Facts.ofUpgrade("after-twice").whole());

    awaitSent("twice", 7);
    awaitSent("after-twice", 7);
    assertThat(mails("twice")).hasSize(2);
    assertThat(slackPosts("twice")).hasSize(2);
    awaiting().untilAsserted(() -> assertThat(bus.notices("twice")).hasSize(7));
  }

  @Test
  void facts_that_come_again_and_again_across_upgrades_are_told_once() {
    var random = new Random(4711);
    var upgrades = IntStream.range(0, 5).mapToObj(number -> "again-" + number).toList();
    upgrades.forEach(upgrade -> bus.say(Facts.ofUpgrade(upgrade).whole()));

    for (var sent = 0; sent < 1_000; sent++) {
      var facts = Facts.ofUpgrade(upgrades.get(random.nextInt(upgrades.size()))).whole();
      var place = random.nextInt(facts.size());
      bus.say(place + 1L, facts.get(place));
    }
    upgrades.forEach(upgrade -> bus.say(Facts.ofUpgrade("after-" + upgrade).whole()));

    upgrades.forEach(upgrade -> {
      awaitSent("after-" + upgrade, 7);
      awaitSent(upgrade, 7);
      assertThat(mails(upgrade)).hasSize(2);
      assertThat(slackPosts(upgrade)).hasSize(2);
    });
  }

  @Test
  void what_cannot_be_read_goes_to_the_dead_letters_and_stops_nobody() {
    bus.sayNonsense("poison", "nonsense");
    bus.say(1, Facts.ofUpgrade("unplanned").started());
    bus.say(Facts.ofUpgrade("healthy").whole());

    awaitSent("healthy", 7);
    awaiting()
        .untilAsserted(() ->
            assertThat(bus.deadLetters())
                .contains("nonsense")
                .anyMatch(value -> value.contains("unplanned")));
  }

  @Test
  void nobody_is_told_what_a_stranger_says_but_those_who_look_after_the_platform_are() {
    bus.say(Facts.ofUpgrade("genuine").whole());

    bus.sayAsStranger(1, Facts.ofUpgrade("stranger").started());

    awaitSent("genuine", 7);
    awaiting()
        .untilAsserted(() -> {
          assertThat(bus.deadLetters()).anyMatch(value -> value.contains("stranger"));
          assertThat(securityNotices(Topics.UPGRADES)).isNotEmpty();
        });
    assertThat(bus.notices("stranger")).isEmpty();
  }

  @Test
  void alerts_of_one_kind_are_told_at_once_and_then_counted() {
    var topic = "stepwise.steps.attacked";

    for (var offset = 0; offset < 5; offset++) {
      bus.say(Facts.refused(topic, offset));
      bus.say(Facts.refused(topic, offset));
    }

    awaiting()
        .untilAsserted(() ->
            assertThat(securityNotices(topic))
                .startsWith("Security: 1 record with a forged signature refused (" + topic + ")")
                .extracting(NotifierContract::count)
                .satisfies(counts ->
                    assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5)));
  }

  private static int count(String subject) {
    return Integer.parseInt(subject.replaceAll("Security: (\\d+) record.*", "$1"));
  }

  private List<String> securityNotices(String topic) {
    return given()
        .get("/api/v1/inbox?limit=1000")
        .jsonPath()
        .<String>getList("findAll{it.kind=='security'}.subject")
        .stream()
        .filter(subject -> subject.contains(topic))
        .toList();
  }

  @Test
  void slack_is_tried_again_when_it_is_busy_or_broken() {
    slack.answer(
        new SlackStandIn.Answer(500, "server_error", Map.of()),
        new SlackStandIn.Answer(429, "rate_limited", Map.of("Retry-After", "1")));

    bus.say(Facts.ofUpgrade("busy").whole());

    awaitSent("busy", 7);
    assertThat(slack.answers()).contains(500, 429);
    assertThat(slackPosts("busy")).hasSize(2);
  }

  @Test
  void what_slack_refuses_for_good_is_given_up_without_telling_the_secret() {
    slack.answer(
        new SlackStandIn.Answer(404, "no_service", Map.of()),
        new SlackStandIn.Answer(302, "", Map.of("Location", "/")));

    bus.say(Facts.ofUpgrade("refused").whole());

    awaiting()
        .untilAsserted(() ->
            assertThat(inbox("refused").<String>getList("findAll{it.channel=='slack'}.state"))
                .containsExactly("GIVEN_UP", "GIVEN_UP"));
    awaiting()
        .untilAsserted(() ->
            assertThat(bus.notices("refused"))
                .filteredOn(NoticeEvent.NoticeGivenUp.class::isInstance)
                .hasSize(2)
                .noneMatch(fact -> fact.toString().contains("s3cret")));
  }

  @Test
  void a_mail_server_that_is_away_is_waited_for() {
    mail.stop();
    bus.say(Facts.ofUpgrade("away").whole());
    awaitState("away", "slack", "SENT");

    mail.start();

    awaitState("away", "email", "SENT");
    assertThat(mails("away")).hasSize(2);
  }

  @Test
  void a_crash_between_sending_and_marking_makes_a_possible_duplicate() throws SQLException {
    bus.say(Facts.ofUpgrade("crash").whole());
    awaitSent("crash", 7);

    forgetThatItWasSent("crash.finished.1");

    awaiting().untilAsserted(() -> assertThat(labelledAsFinished(slackPosts("crash"))).hasSize(1));
    awaiting().untilAsserted(() -> assertThat(labelledAsFinished(mails("crash"))).hasSize(1));
    awaiting()
        .untilAsserted(() ->
            assertThat(bus.notices("crash"))
                .filteredOn(fact ->
                    fact instanceof NoticeEvent.NoticeSent sent
                        && sent.possibleDuplicate()
                        && sent.noticeId().equals("crash.finished.1"))
                .hasSize(2));
  }

  @Test
  void a_wrong_question_is_answered_by_what_would_be_right() {
    given()
        .get("/api/v1/inbox?upgrade=../etc")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("instance", equalTo("/api/v1/inbox"))
        .body("detail", startsWith("Expected a upgrade id of 1 to 100 characters"));
  }

  @Test
  void it_is_ready_and_says_what_it_offers() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/openapi?format=json").then().statusCode(200);
  }

  private static ConditionFactory awaiting() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
  }

  private static JsonPath inbox(String upgrade) {
    return given()
        .get("/api/v1/inbox?upgrade=" + upgrade)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private void awaitSent(String upgrade, int deliveries) {
    awaiting()
        .untilAsserted(() ->
            assertThat(inbox(upgrade).<String>getList("state"))
                .hasSize(deliveries)
                .containsOnly("SENT"));
  }

  private static void awaitState(String upgrade, String channel, String state) {
    var path = "findAll{it.channel=='%s'}.state".formatted(channel);
    awaiting()
        .untilAsserted(
            () -> assertThat(inbox(upgrade).<String>getList(path)).hasSize(2).containsOnly(state));
  }

  private List<String> mails(String upgrade) {
    return Stream.of(mail.getReceivedMessages())
        .map(GreenMailUtil::getWholeMessage)
        .filter(text -> text.contains("Upgrade: " + upgrade))
        .toList();
  }

  private List<String> slackPosts(String upgrade) {
    return slack.taken().stream()
        .filter(body -> body.contains("Upgrade: " + upgrade + "\""))
        .toList();
  }

  private static List<String> labelledAsFinished(List<String> texts) {
    return texts.stream()
        .filter(text -> text.contains("Possible duplicate") && text.contains("finished"))
        .toList();
  }

  /// As a killed notifier leaves it: claimed, sent, and not marked.
  private void forgetThatItWasSent(String notice) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                "update notifier.delivery set state = 'SENDING', claimed_by = 'dead', due = now()"
                    + " where notice = ? and channel <> 'inbox'")) {
      update.setString(1, notice);
      update.executeUpdate();
    }
  }
}
