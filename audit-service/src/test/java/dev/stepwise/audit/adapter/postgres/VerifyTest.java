package dev.stepwise.audit.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.api.SoftAssertions;
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
  /// When something was sealed is what the database said; nothing proves it.
  private static final Set<String> NOT_PROVED = Set.of("checkpoint.at");

  private final VerifyLog verify;
  private Connection quiet;
  private long victim;
  private RecordMetadata printed;

  VerifyTest(VerifyLog verify) {
    this.verify = verify;
  }

  @BeforeEach
  void seal() throws SQLException {
    // its own name each time: equal payloads are kept once, and their first entry would be named
    var places = Facts.history(new SampleUpgrade("verified-" + Log.size()).events());
    Log.awaitSealed(places);
    victim = Log.indexOf(places.get(4));
    printed =
        Facts.output(
            Facts.chunk(
                new SampleUpgrade("verified-" + victim).attempt(1), 0, "printed " + victim));
    Log.awaitSealed(List.of(printed));
    var size = Log.size();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Log.number("select coalesce(max(size), 0) from audit.cosignature") >= size);
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

  @Test
  @ActivateRequestContext
  void whatever_column_a_superuser_edits_the_entry_or_its_checkpoint_is_named()
      throws SQLException {
    var softly = new SoftAssertions();
    for (var column : columns()) {
      if (!NOT_PROVED.contains(column.toString())) {
        var named = named(column);
        softly.assertThat(named).as("edit of %s", column).isPresent();
        named.ifPresent(finding -> expect(column, finding, softly));
      }
    }
    softly.assertAll();
  }

  /// Empty when nothing was found. What a check of the table itself refuses counts as found.
  private Optional<Finding> named(Column column) throws SQLException {
    try {
      return reportAfter(List.of(column.edit(victim, Log.indexOf(printed))));
    } catch (SQLException e) {
      if ("23514".equals(e.getSQLState())) {
        return Optional.of(new Finding(victim, victim, String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  private void expect(Column column, Finding finding, SoftAssertions softly) {
    try {
      switch (column.table()) {
        case "entry", "payload" ->
            softly.assertThat(finding.entry()).as("%s", column).isEqualTo(victim);
        case "output_chunk" ->
            softly.assertThat(finding.entry()).as("%s", column).isEqualTo(Log.indexOf(printed));
        case "node" ->
            softly
                .assertThat(victim)
                .as("%s", column)
                .isBetween(finding.entry(), finding.through());
        default -> softly.assertThat(finding.problem()).as("%s", column).isNotBlank();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Column> columns() throws SQLException {
    return Log.texts(
            """
            select concat_ws(' ', table_name, column_name, udt_name) from information_schema.columns
            where table_schema = 'audit' and table_name in (select tablename::text from pg_tables)
              and table_name <> 'flyway_schema_history' order by table_name, ordinal_position\
            """)
        .stream()
        .map(line -> line.split(" "))
        .map(words -> new Column(words[0], words[1], words[2]))
        .toList();
  }

  private record Column(String table, String name, String type) {
    String edit(long victim, long printed) {
      return "update audit.%s set \"%s\" = %s where %s"
          .formatted(table, name, another(), where(victim, printed));
    }

    private String another() {
      return switch (type) {
        case "bytea" -> "sha256(coalesce(\"%s\", ''))".formatted(name);
        case "text" -> "coalesce(\"%s\", '') || 'x'".formatted(name);
        case "timestamptz" -> "\"%s\" - interval '1 day'".formatted(name);
        // an output's piece must not end before it begins
        default ->
            "coalesce(\"%s\", 0) + %d"
                .formatted(name, table.equals("output_chunk") ? 1 : 1_000_000);
      };
    }

    private String where(long victim, long printed) {
      return switch (table) {
        case "entry" -> "idx = %d".formatted(victim);
        case "payload" ->
            "sha256 = (select payload_sha256 from audit.entry where idx = %d)".formatted(victim);
        case "output_chunk" -> "idx = %d".formatted(printed);
        case "node" -> "level = 1 and idx = %d / 2".formatted(victim);
        default -> "size = (select max(size) from audit.%s)".formatted(table);
      };
    }

    @Override
    public String toString() {
      return table + "." + name;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit.entry set ce_source = '/forged', leaf = %leaf, leaf_hash = %hash where idx ="
            + " %d",
        "update audit.node set hash = sha256('x') where level = 1 and idx = %d / 2"
      })
  @ActivateRequestContext
  void a_forgery_that_agrees_with_itself_is_narrowed_down(String edit) throws SQLException {
    var leaf =
        "convert_to(replace(convert_from(leaf, 'utf8'), 'source /planner', 'source /forged'),"
            + " 'utf8')";
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
                "update audit.checkpoint set root = sha256('x') where size = (select max(size) from"
                    + " audit.checkpoint)"));

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

  private Finding findingAfter(List<String> edits) throws SQLException {
    return reportAfter(edits).orElseThrow();
  }

  /// Edits the store with its guard taken away, verifies, and puts everything back.
  private Optional<Finding> reportAfter(List<String> edits) throws SQLException {
    var tables = Log.tables();
    try (var superuser = Log.as("postgres");
        var statement = superuser.createStatement()) {
      for (var sql : disarmed(tables)) {
        statement.execute(sql);
      }
      try {
        for (var sql : edits) {
          statement.execute(sql);
        }
        return verify.verify().finding();
      } finally {
        for (var sql : restored(tables)) {
          statement.execute(sql);
        }
      }
    }
  }

  private static List<String> disarmed(List<String> tables) {
    var all = new ArrayList<String>();
    for (var table : tables) {
      all.add("create temp table saved_%1$s as table audit.%1$s".formatted(table));
      all.add("alter table audit.%s disable trigger all".formatted(table));
    }
    return all;
  }

  private static List<String> restored(List<String> tables) throws SQLException {
    var all = new ArrayList<String>();
    for (var table : tables) {
      all.add("delete from audit." + table);
      all.add("insert into audit.%1$s select * from saved_%1$s".formatted(table));
    }
    for (var table : tables) {
      all.add("alter table audit.%s enable trigger all".formatted(table));
      all.addAll(Log.guards(table));
    }
    return all;
  }
}
