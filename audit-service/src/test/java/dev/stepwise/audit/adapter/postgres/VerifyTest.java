package dev.stepwise.audit.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.audit.application.VerifyLog;
import dev.stepwise.audit.domain.Finding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class VerifyTest {
  private static final List<String> TABLES = List.of("payload", "entry", "node", "checkpoint");

  private final VerifyLog verify;
  private Connection quiet;
  private long victim;

  VerifyTest(VerifyLog verify) {
    this.verify = verify;
  }

  @BeforeEach
  void seal() throws SQLException {
    // its own name each time: equal payloads are kept once, and their first entry would be named
    var places = Facts.history(new SampleUpgrade("verified-" + Log.size()).events());
    Log.awaitSealed(places);
    victim = Log.indexOf(places.get(4));
    quiet = Log.nothingMoreIsSealed();
  }

  @AfterEach
  void goOn() throws SQLException {
    quiet.close();
  }

  @Test
  @ActivateRequestContext
  void an_untouched_log_is_sound() throws SQLException {
    var report = verify.verify();

    assertThat(report.finding()).isEmpty();
    assertThat(report.size()).isEqualTo(Log.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.payload set bytes = '{}', encoding = 'identity' where sha256 = %payload",
        "update audit.payload set bytes = 'x', encoding = 'deflate' where sha256 = %payload",
        "delete from audit.payload where sha256 = %payload",
        "update audit.entry set topic = 'stepwise.other' where idx = %d",
        "update audit.entry set upgrade = 'another' where idx = %d",
        "update audit.entry set host = 'another' where idx = %d",
        "update audit.entry set leaf = leaf || 'x' where idx = %d",
        "update audit.entry set leaf_hash = sha256('x') where idx = %d",
        "delete from audit.entry where idx = %d"
      })
  @ActivateRequestContext
  void a_row_edited_by_a_superuser_is_named(String edit) throws SQLException {
    var payload = "(select payload_sha256 from audit.entry where idx = %d)".formatted(victim);
    var sql = edit.replace("%payload", payload).replace("%d", Long.toString(victim));

    var finding = findingAfter(List.of(sql));

    assertThat(finding.entry()).isEqualTo(victim);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set ce_source = '/forged', leaf = %leaf, leaf_hash = %hash where idx = %d",
        "update audit.node set hash = sha256('x') where level = 1 and idx = %d / 2"
      })
  @ActivateRequestContext
  void a_forgery_that_agrees_with_itself_is_narrowed_down(String edit) throws SQLException {
    var leaf =
        "convert_to(replace(convert_from(leaf, 'utf8'), 'source /planner', 'source /forged'), 'utf8')";
    var sql =
        edit.replace("%leaf", leaf)
            .replace("%hash", "sha256('\\x00'::bytea || " + leaf + ")")
            .replace("%d", Long.toString(victim));

    var finding = findingAfter(List.of(sql));

    assertThat(victim).isBetween(finding.entry(), finding.through());
    assertThat(finding.through() - finding.entry()).isLessThanOrEqualTo(1);
  }

  @Test
  @ActivateRequestContext
  void a_changed_checkpoint_is_found() throws SQLException {
    var finding =
        findingAfter(
            List.of(
                "update audit.checkpoint set root = sha256('x') where size = (select max(size) from audit.checkpoint)"));

    assertThat(finding.problem()).contains("checkpoint");
    assertThat(finding.through()).isEqualTo(Log.size() - 1);
  }

  @Test
  @ActivateRequestContext
  void a_cut_tail_is_found() throws SQLException {
    var size = Log.size();

    var finding =
        findingAfter(List.of("delete from audit.entry where idx = %d".formatted(size - 1)));

    assertThat(finding.entry()).isEqualTo(size - 1);
  }

  /// Edits the store with its guard taken away, verifies, and puts everything back.
  private Finding findingAfter(List<String> edits) throws SQLException {
    try (var superuser = Log.as("postgres");
        var statement = superuser.createStatement()) {
      for (var sql : disarmed(edits)) {
        statement.execute(sql);
      }
      try {
        return verify.verify().finding().orElseThrow();
      } finally {
        for (var sql : restored()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static List<String> disarmed(List<String> edits) {
    var all = new ArrayList<String>();
    for (var table : TABLES) {
      all.add("create temp table saved_%1$s as table audit.%1$s".formatted(table));
      all.add("alter table audit.%s disable trigger all".formatted(table));
    }
    all.addAll(edits);
    return all;
  }

  private static List<String> restored() {
    var all = new ArrayList<String>();
    for (var table : TABLES) {
      all.add("delete from audit." + table);
      all.add("insert into audit.%1$s select * from saved_%1$s".formatted(table));
    }
    for (var table : TABLES) {
      all.add("alter table audit.%s enable trigger all".formatted(table));
      all.add("alter table audit.%s enable always trigger no_change".formatted(table));
      all.add("alter table audit.%s enable always trigger no_truncate".formatted(table));
    }
    return all;
  }
}
