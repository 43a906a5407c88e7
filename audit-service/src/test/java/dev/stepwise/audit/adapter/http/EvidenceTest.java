package dev.stepwise.audit.adapter.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.log.VerifierKey;
import dev.stepwise.log.evidence.Bundle;
import dev.stepwise.log.evidence.EvidenceVerifier;
import dev.stepwise.log.evidence.FileNames;
import dev.stepwise.log.evidence.Trust;
import dev.stepwise.log.evidence.Verdict;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceTest {
  @Test
  void the_evidence_of_an_upgrade_is_sound_and_complete() {
    var sample = sealed("evident");

    var answer = evidence(sample.id(), "");

    answer.then().header("Stepwise-Evidence", "complete").header("ETag", containsString("\""));
    var verdict = verdict(answer.asByteArray());
    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.missing()).isEmpty();
    var bundle = Bundle.read(ByteBuffer.wrap(answer.asByteArray()));
    assertThat(bundle.text(FileNames.output(sample.attempt(1)))).isEqualTo("one\ntwo\n");
    assertThat(bundle.names()).contains(FileNames.plan(sample.id()));
    assertThat(bundle.text(FileNames.REPORT))
        .contains("Replace the binaries", "grace", "FORGED", "ssh-ed25519 AAAA", "&lt;b&gt;")
        .doesNotContain("<script", "<b>");
  }

  @Test
  void at_the_same_checkpoint_the_evidence_is_the_same_byte_for_byte() {
    var sample = sealed("shown-twice");
    int size = given().get("/api/v1/checkpoint").path("size");

    var first = evidence(sample.id(), "?size=" + size);
    sealed("meanwhile");
    var second = evidence(sample.id(), "?size=" + size);

    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    given()
        .header("If-None-Match", first.header("ETag"))
        .get("/api/v1/upgrades/shown-twice/evidence?size=" + size)
        .then()
        .statusCode(304);
  }

  @Test
  void the_evidence_of_an_upgrade_that_is_not_over_is_evidence_so_far() {
    var sample = new SampleUpgrade("under-way");
    Log.awaitSealed(Facts.history(sample.events().subList(0, 5)));

    var answer = evidence(sample.id(), "?with=rollback");

    answer.then().header("Stepwise-Evidence", "so-far").header("Stepwise-Upgrade-State", "RUNNING");
    assertThat(verdict(answer.asByteArray()).flaw()).isEmpty();
  }

  @Test
  void of_what_nobody_knows_there_is_no_evidence() {
    given()
        .get("/api/v1/upgrades/unheard-of/evidence")
        .then()
        .statusCode(404)
        .body("title", containsString("Not in the log"));
  }

  @Test
  void what_comes_by_a_topic_that_it_does_not_belong_to_is_no_evidence_and_breaks_none()
      throws SQLException {
    var sample = sealed("misplaced");
    var before = why(sample);

    var places =
        List.of(
            notice(sample, ended(sample, 2, "invented")),
            notice(sample, sample.command()),
            notice(sample, sample.events().get(2)),
            notice("dev.stepwise.step.run-ended.v1", "{\"upgradeId\":\"misplaced\"}"),
            report(sample.command())); // by an executor's key
    Log.awaitSealed(places);

    var answer = evidence(sample.id(), "").asByteArray();
    assertThat(verdict(answer).flaw()).isEmpty();
    assertThat(Bundle.read(ByteBuffer.wrap(answer)).text(FileNames.REPORT))
        .doesNotContain("invented");
    assertThat(why(sample)).isEqualTo(before);
    assertThat(
            Log.number(
                "select count(*) from audit.entry where unreadable like 'Expected a type that"
                    + " belongs to stepwise.%, but got ''dev.stepwise.%' and "
                    + Log.at(places)))
        .isEqualTo(places.size());
  }

  /// As whoever has the notifier's right to write, which takes no key.
  private static RecordMetadata notice(SampleUpgrade upgrade, Object message) {
    return Facts.message(
        Topics.NOTICES, upgrade.id().value(), upgrade.id().value(), "/notifier", message);
  }

  private static RecordMetadata notice(String type, String data) {
    var event =
        new CloudEvent(
            type,
            URI.create("/notifier"),
            type,
            "misplaced",
            SampleUpgrade.NOON,
            OptionalLong.empty(),
            data.getBytes(UTF_8));
    return Facts.send(Topics.NOTICES, "misplaced", event);
  }

  private static RecordMetadata report(RunStep command) {
    var upgrade = command.upgradeId().value();
    return Facts.message(Topics.STEP_REPORTS, upgrade, upgrade, "/executor/e1", command);
  }

  private static String why(SampleUpgrade upgrade) {
    return given()
        .accept("text/plain")
        .get("/api/v1/why?stage=0&host=t1&upgrade=" + upgrade.id())
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static SampleUpgrade sealed(String name) {
    var sample = new SampleUpgrade(name);
    List<RecordMetadata> places = new ArrayList<>(Facts.history(sample.events()));
    places.add(Facts.output(Facts.chunk(sample.attempt(1), 0, "one\ntw")));
    places.add(Facts.output(Facts.chunk(sample.attempt(1), 6, "o\n")));
    places.add(Facts.report(ended(sample, 1, "verify said <b>yes</b>")));
    places.add(
        Facts.message(
            Topics.ALERTS,
            SampleUpgrade.HOST.value(),
            SampleUpgrade.HOST.value(),
            "/executor/e1",
            alert(sample.id(), SampleUpgrade.HOST)));
    Log.awaitSealed(places);
    return sample;
  }

  private static RunEnded ended(SampleUpgrade upgrade, long fence, String verify) {
    return new RunEnded(
        upgrade.attempt(1),
        fence,
        new Outcome.Succeeded(new TreeMap<>(), verify),
        new Output(8, Sha256.of("one\ntwo\n"), "two\n"),
        "e1",
        SampleUpgrade.NOON);
  }

  private static RecordRefused alert(UpgradeId upgrade, HostId host) {
    return new RecordRefused(
        Refusal.FORGED,
        "Expected another",
        "stepwise.steps.default",
        0,
        7,
        Sha256.of("forged"),
        Optional.of(upgrade),
        Optional.of(host),
        "executor-1",
        SampleUpgrade.NOON);
  }

  private static Response evidence(UpgradeId upgrade, String query) {
    var answer = given().get("/api/v1/upgrades/" + upgrade + "/evidence" + query);
    answer.then().statusCode(200).contentType("application/zip");
    return answer;
  }

  private static Verdict verdict(byte[] zip) {
    var key = given().accept("text/plain").get("/api/v1/checkpoint/key").asString();
    return new EvidenceVerifier(new Trust(VerifierKey.parse(key))).verify(ByteBuffer.wrap(zip));
  }
}
