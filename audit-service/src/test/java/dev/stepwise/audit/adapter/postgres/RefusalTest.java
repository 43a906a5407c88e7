package dev.stepwise.audit.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {
  private static final List<String> CHANGES =
      List.of(
          "update audit.payload set size = size",
          "update audit.entry set topic = topic",
          "update audit.node set hash = hash",
          "update audit.checkpoint set body = body",
          "delete from audit.payload",
          "delete from audit.entry",
          "delete from audit.node",
          "delete from audit.checkpoint",
          "truncate audit.payload cascade",
          "truncate audit.entry cascade",
          "truncate audit.node",
          "truncate audit.checkpoint",
          "insert into audit.checkpoint (size, origin, root, body)"
              + " select size, origin, root, body from audit.checkpoint"
              + " on conflict (size) do update set body = ''");

  @ParameterizedTest
  @CsvSource({
    "audit_writer, permission denied",
    "audit_reader, permission denied",
    "audit_owner, Expected the audit log to be appended to only",
    "postgres, Expected the audit log to be appended to only"
  })
  void nobody_changes_what_is_sealed(String role, String refusal) {
    Log.awaitSealed(Facts.history(new SampleUpgrade("refused-" + role).events()));

    for (var change : CHANGES) {
      assertThatThrownBy(() -> Log.run(role, List.of(change)))
          .as("%s: %s", role, change)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining(refusal);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table audit.entry cascade",
        "alter table audit.entry disable trigger all",
        "set session_replication_role = replica",
        "create table audit.other (x int)"
      })
  void the_service_cannot_lift_the_guard(String trick) {
    assertThatThrownBy(() -> Log.run("audit_writer", List.of(trick)))
        .isInstanceOf(SQLException.class)
        .hasMessageMatching("(?s).*(permission denied|must be owner).*");
  }

  @ParameterizedTest
  @CsvSource({"node, delete from audit.node", "entry, update audit.entry set attempt = 9"})
  void not_even_replication_gets_past_the_guard(String table, String change) {
    Log.awaitSealed(Facts.history(new SampleUpgrade("replica-" + table).events()));

    assertThatThrownBy(
            () -> Log.run("postgres", List.of("set session_replication_role = replica", change)))
        .hasMessageContaining("Expected the audit log to be appended to only");
  }
}
