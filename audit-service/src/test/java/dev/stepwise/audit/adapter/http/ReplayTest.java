package dev.stepwise.audit.adapter.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.estate.InstallationEvent.InstallationRegistered;
import dev.stepwise.contracts.estate.InstallationEvent.ReleaseRecorded;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.contracts.notice.NoticeEvent.NoticeSent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
class ReplayTest {
  @Test
  void the_estate_is_told_as_it_was_at_an_entry() throws Exception {
    var upgrade = new SampleUpgrade("estate");
    var places = new ArrayList<RecordMetadata>();
    places.add(registered("harbour", 1));
    Log.awaitSealed(places);
    places.addAll(Facts.history(upgrade.events()));
    Log.awaitSealed(places);
    places.add(
        installation(
            2,
            new ReleaseRecorded(
                new InstallationId("harbour"),
                new Release("0.9.2"),
                Optional.of(upgrade.id()),
                SampleUpgrade.NOON)));
    Log.awaitSealed(places);

    var registered = Log.indexOf(places.get(0));
    estate("?at=" + registered)
        .body("moment.entry", equalTo((int) registered))
        .body("estate.installations.installation.id", hasItem("harbour"))
        .body("estate.upgrades.id", not(hasItem("estate")));
    estate("?at=" + Log.indexOf(places.get(7)))
        .body(at("harbour", "leases.upgrade"), hasItem("estate"));
    estate("")
        .body(at("harbour", "release"), equalTo("0.9.2"))
        .body(at("harbour", "leases.upgrade"), not(hasItem("estate")))
        .body("estate.upgrades.find { it.id == 'estate' }.state", equalTo("SUCCEEDED"));
  }

  @Test
  void a_difference_names_what_changed_in_between() throws Exception {
    var places = Facts.history(new SampleUpgrade("changed").events());
    Log.awaitSealed(places);
    var between = "from=%d&to=%d".formatted(Log.indexOf(places.get(3)), Log.indexOf(places.get(8)));

    given()
        .accept(ContentType.JSON)
        .get("/api/v1/upgrades/changed/difference?" + between)
        .then()
        .statusCode(200)
        .body("difference.before", equalTo("APPROVED"))
        .body("difference.after", equalTo("SUCCEEDED"))
        .body("difference.events", equalTo(5))
        .body("difference.runs[0].after", equalTo("SUCCEEDED"))
        .body("difference.facts[0].after", equalTo("/backup/1"));
    given()
        .accept(ContentType.TEXT)
        .get("/api/v1/difference?" + between)
        .then()
        .statusCode(200)
        .body(containsString("upgrade changed: APPROVED → SUCCEEDED, facts: 5"))
        .body(containsString("stage 1 on t1 found BACKUP_DIR: – → /backup/1"));
  }

  @Test
  void a_timeline_tells_who_did_what_and_who_was_told() {
    var upgrade = new SampleUpgrade("told");
    Log.awaitSealed(Facts.history(upgrade.events()));
    var notice =
        new NoticeSent(
            "n-1", Optional.of(upgrade.id()), "started", "email", "ops", false, SampleUpgrade.NOON);
    Log.awaitSealed(List.of(Facts.message(Topics.NOTICES, "told", "told", "/notifier", notice)));

    given()
        .accept(ContentType.JSON)
        .get("/api/v1/upgrades/told/timeline")
        .then()
        .statusCode(200)
        .body("upgrade.state", equalTo("SUCCEEDED"))
        .body("stages[0].title", equalTo("Replace the binaries"))
        .body("happenings.size()", equalTo(10))
        .body("happenings.find { it.what.startsWith('approved') }.who", equalTo("grace"))
        .body("happenings.find { it.waited != null }.waited.purpose", equalTo("approval"))
        .body("totals.notices", equalTo(1));
    given()
        .accept(ContentType.TEXT)
        .get("/api/v1/upgrades/told/timeline")
        .then()
        .statusCode(200)
        .body(startsWith("Upgrade told of features (openmldb): SUCCEEDED"))
        .body(containsString("told: 'started' to ops by email"));
  }

  @Test
  void a_run_is_explained_from_the_rule_to_the_outcome() throws Exception {
    var upgrade = new SampleUpgrade("why");
    Log.awaitSealed(Facts.history(upgrade.events().subList(0, 6)));
    var attempt = upgrade.attempt(1);
    var command = Facts.message(Topics.steps("default"), "t1", "t1", "/planner", upgrade.command());
    Log.awaitSealed(List.of(command));
    var ended =
        new RunEnded(
            attempt,
            1,
            new Outcome.Succeeded(new TreeMap<>(Map.of("BACKUP_DIR", "/backup/1")), "verify"),
            upgrade.succeeded("done\n").output(),
            "e1",
            SampleUpgrade.NOON);
    Log.awaitSealed(
        List.of(
            Facts.report(new RunAccepted(attempt, 1, "e1", SampleUpgrade.NOON)),
            Facts.report(new RunBegan(attempt, 1, false, "e1", SampleUpgrade.NOON)),
            Facts.report(new RunHeartbeat(attempt, 1, "RUNNING", 0, "e1", SampleUpgrade.NOON)),
            Facts.report(ended)));
    Log.awaitSealed(
        List.of(Facts.event(7, upgrade.events().get(6)), Facts.event(8, upgrade.events().get(7))));

    why("upgrade=why&stage=0&host=t1")
        .body(
            "because.link",
            equalTo(
                List.of(
                    "REQUEST",
                    "RULE",
                    "PLAN",
                    "APPROVAL",
                    "START",
                    "STAGE",
                    "COMMAND",
                    "LEASE",
                    "LEASE",
                    "OUTPUT",
                    "VERIFY",
                    "OUTCOME")))
        .body("because[3].who", equalTo("grace"))
        .body("because[6].details.asPlanned", equalTo("true"))
        .body("because[6].details.signedBy", startsWith("key "))
        .body(
            "because[6].proof",
            equalTo("/api/v1/entries/%d/proof".formatted(Log.indexOf(command))));
    why("host=t1&at=" + Log.indexOf(command)).body("upgrade", equalTo("why"));
    given()
        .accept(ContentType.TEXT)
        .get("/api/v1/why?upgrade=why&stage=0&host=t1")
        .then()
        .statusCode(200)
        .body(startsWith("Why did 'Replace the binaries' (replace-binaries) run on t1?"));
    problem("/api/v1/why?upgrade=why&stage=7&host=t1", 404);
  }

  @Test
  void a_moment_is_an_entry_or_a_time_and_anything_else_is_said() {
    Log.awaitSealed(Facts.history(new SampleUpgrade("moment").events()));

    problem("/api/v1/replay?at=999999999", 404).body("detail", containsString("the last one"));
    problem("/api/v1/replay?at=2001-01-01T00:00:00%2B02:00", 404)
        .body("detail", containsString("when the first entry was sealed"));
    problem("/api/v1/replay?at=yesterday", 400).body("detail", containsString("such as 41"));
    problem("/api/v1/replay?at=-1", 400);
    problem("/api/v1/replay?at=2026-01-01T00:00:00", 400);
    problem("/api/v1/difference", 400).body("detail", containsString("'from'"));
    problem("/api/v1/why?host=t1", 400).body("detail", containsString("'at'"));
    given().get("/api/v1/upgrades/moment/replay?at=2999-01-01T00:00:00Z").then().statusCode(200);
    assertThat(given().get("/api/v1/replay?at=0").statusCode()).isEqualTo(200);
  }

  private static RecordMetadata registered(String name, long sequence) {
    var sample = SampleUpgrade.installation();
    return installation(
        sequence,
        new InstallationRegistered(
            new Installation(
                new InstallationId(name),
                sample.platform(),
                name,
                sample.topology(),
                sample.hosts(),
                sample.parameters()),
            "ada",
            SampleUpgrade.NOON));
  }

  private static RecordMetadata installation(long sequence, InstallationEvent event) {
    var id = event.installationId().value();
    return Facts.send(
        Topics.INSTALLATIONS,
        id,
        CloudEvent.of(
            "installation/" + id + "/" + sequence,
            URI.create("/planner"),
            id,
            event.at(),
            OptionalLong.of(sequence),
            event));
  }

  private static String at(String installation, String what) {
    return "estate.installations.find { it.installation.id == '%s' }.%s"
        .formatted(installation, what);
  }

  private static ValidatableResponse estate(String query) {
    return given().get("/api/v1/replay" + query).then().statusCode(200);
  }

  private static ValidatableResponse why(String query) {
    return given().accept(ContentType.JSON).get("/api/v1/why?" + query).then().statusCode(200);
  }

  private static ValidatableResponse problem(String path, int status) {
    return given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", startsWith("Expected"));
  }
}
