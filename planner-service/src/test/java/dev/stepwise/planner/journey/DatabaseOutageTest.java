package dev.stepwise.planner.journey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.embedded.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Infrastructure.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DatabaseOutageTest {
  private static final List<String> CUT =
      List.of(
          "alter database stepwise allow_connections false",
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'stepwise'");
  private static final List<String> MEND =
      List.of("alter database stepwise allow_connections true");

  private final String toy = "toy-" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void a_report_that_comes_while_the_database_is_away_waits_until_it_is_back() throws Exception {
    try (var executor = new FakeExecutor(TestStack.kafka().bootstrapServers())) {
      Rest.register(toy);
      executor.ignoreOnce(toy + "-a");
      var id = Rest.started(toy);
      await().until(() -> !executor.commandsOn(toy + "-a").isEmpty());

      database(CUT);
      try {
        executor.report(success(executor));
        awaitStatus(id, 503);
      } finally {
        database(MEND);
      }

      awaitStatus(id, 200);
      Rest.awaitState(id, "SUCCEEDED");
    }
  }

  private RunEnded success(FakeExecutor executor) {
    var command = executor.commandsOn(toy + "-a").getFirst();
    var captured = new TreeMap<>(Map.of("BACKUP", "/kept"));
    return new RunEnded(
        command.attempt(),
        command.fence(),
        new Outcome.Succeeded(captured, "exit 0, verify passed"),
        new Output(0, Sha256.of(""), ""),
        "fake",
        Instant.now());
  }

  private static void awaitStatus(String id, int status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> given().get("/api/v1/upgrades/" + id).statusCode() == status);
  }

  private static void database(List<String> statements) throws SQLException {
    var database = TestStack.database();
    var url = database.jdbcUrl().replace("/stepwise", "/postgres");
    try (var connection =
            DriverManager.getConnection(url, "postgres", database.password("postgres"));
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
