package dev.stepwise.audit.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// Every verb of SQL by every role on every table that there is, those of later migrations too. The
/// owner and the superuser may lift the guard; then `GET /api/v1/verify` names the entry.
@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusalTest {
  /// What becomes of a try: it is done, the role has no right to it, or the guard refuses it; or
  /// the service was in the way, and nobody knows.
  enum Answer {
    DONE,
    DENIED,
    GUARDED,
    IN_THE_WAY
  }

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String DEADLOCK = "40P01";

  /// @param sql with TABLE, PK (its key's name) and COLUMN (one of its columns)
  private record Try(String sql, Answer writer, Answer reader, Answer owner, Answer superuser) {
    static List<Try> all(String table) {
      return table.lines().skip(1).map(Try::of).toList();
    }

    private static Try of(String line) {
      var cells = line.split(" *[|] *");
      return new Try(
          cells[0],
          Answer.valueOf(cells[1]),
          Answer.valueOf(cells[2]),
          Answer.valueOf(cells[3]),
          Answer.valueOf(cells[4]));
    }

    Map<String, Answer> byRole() {
      return Map.of(
          "audit_writer", writer,
          "audit_reader", reader,
          "audit_owner", owner,
          "postgres", superuser);
    }
  }

  private static final String ON_EVERY_TABLE =
      """
      what is tried                                               | writer | reader | owner   | superuser
      select count(*) from TABLE                                  | DONE   | DONE   | DONE    | DONE
      copy TABLE to stdout                                        | DONE   | DONE   | DONE    | DONE
      insert into TABLE select * from TABLE limit 0               | DONE   | DENIED | DONE    | DONE
      copy TABLE from stdin                                       | DONE   | DENIED | DONE    | DONE
      update TABLE set COLUMN = COLUMN                            | DENIED | DENIED | GUARDED | GUARDED
      delete from TABLE                                           | DENIED | DENIED | GUARDED | GUARDED
      truncate TABLE cascade                                      | DENIED | DENIED | GUARDED | GUARDED
      insert into TABLE select * from TABLE on conflict on constraint PK do update set COLUMN = excluded.COLUMN \
                                                                  | DENIED | DENIED | GUARDED | GUARDED
      merge into TABLE as t using (select 1) as s on false when matched then delete \
                                                                  | DENIED | DENIED | GUARDED | GUARDED
      set local session_replication_role = replica; delete from TABLE \
                                                                  | DENIED | DENIED | DENIED  | GUARDED
      select * from TABLE for update                              | DENIED | DENIED | DONE    | DONE
      lock table TABLE in exclusive mode                          | DENIED | DENIED | DONE    | DONE
      alter table TABLE disable trigger user                      | DENIED | DENIED | DONE    | DONE
      alter table TABLE add column x int                          | DENIED | DENIED | DONE    | DONE
      alter table TABLE rename to other                           | DENIED | DENIED | DONE    | DONE
      alter table TABLE enable row level security                 | DENIED | DENIED | DONE    | DONE
      alter table TABLE owner to audit_writer                     | DENIED | DENIED | DENIED  | DONE
      create rule r as on insert to TABLE do instead nothing      | DENIED | DENIED | DONE    | DONE
      create trigger t before insert on TABLE execute function audit.refuse_change() \
                                                                  | DENIED | DENIED | DONE    | DONE
      drop trigger no_change_at_all on TABLE                      | DENIED | DENIED | DONE    | DONE
      drop table TABLE cascade                                    | DENIED | DENIED | DONE    | DONE
      """;

  private static final String ON_ALL =
      """
      what is tried                                               | writer | reader | owner   | superuser
      create table audit.other (x int)                            | DENIED | DENIED | DONE    | DONE
      create function audit.f() returns int language sql return 1 | DENIED | DENIED | DONE    | DONE
      drop function audit.refuse_change() cascade                 | DENIED | DENIED | DONE    | DONE
      drop schema audit cascade                                   | DENIED | DENIED | DONE    | DONE
      set role audit_owner                                        | DENIED | DENIED | DONE    | DONE
      alter role audit_writer superuser                           | DENIED | DENIED | DENIED  | DONE
      copy (select 1) to program 'cat >/dev/null'                 | DENIED | DENIED | DENIED  | DONE
      """;

  /// Else what is tried and what is sealed meanwhile would wait for each other.
  private Connection quiet;

  @BeforeEach
  void seal() throws SQLException {
    // its own name each time: a fact is sealed once
    Log.awaitSealed(Facts.history(new SampleUpgrade("refused-" + Log.size()).events()));
    quiet = Log.nothingMoreIsSealed();
  }

  @AfterEach
  void goOn() throws SQLException {
    quiet.close();
  }

  @Test
  void each_verb_of_each_role_on_each_table_is_answered_as_the_list_says() throws SQLException {
    var softly = new SoftAssertions();
    for (var table : Log.tables()) {
      for (var each : Try.all(ON_EVERY_TABLE)) {
        check(each, written(each.sql(), table), softly);
      }
    }
    softly.assertAll();
  }

  @Test
  void no_role_gets_around_the_tables() {
    var softly = new SoftAssertions();
    Try.all(ON_ALL).forEach(each -> check(each, each.sql(), softly));
    softly.assertAll();
  }

  @Test
  void every_table_has_a_guard_that_replication_does_not_switch_off() throws SQLException {
    var guarded =
        Log.texts(
            """
            select tgrelid::regclass::text from pg_trigger
            where tgname = 'no_change_at_all' and tgenabled = 'A' order by 1\
            """);

    assertThat(guarded)
        .containsExactlyInAnyOrderElementsOf(
            Log.tables().stream().map(table -> "audit." + table).toList());
  }

  @Test
  void the_writer_may_add_and_read_the_reader_may_read_and_nobody_else_may_anything()
      throws SQLException {
    var rights =
        Log.texts(
            """
            select distinct grantee || ' ' || privilege_type
            from information_schema.role_table_grants
            where table_schema = 'audit' and grantee <> 'audit_owner'
              and table_name <> 'flyway_schema_history'\
            """);

    assertThat(rights)
        .containsExactlyInAnyOrder(
            "audit_writer INSERT", "audit_writer SELECT", "audit_reader SELECT");
  }

  @Test
  void no_function_lends_the_rights_of_its_owner() throws SQLException {
    assertThat(
            Log.texts(
                "select proname from pg_proc where pronamespace = 'audit'::regnamespace and"
                    + " prosecdef"))
        .isEmpty();
  }

  private static String written(String sql, String table) throws SQLException {
    var key =
        Log.texts(
            "select conname from pg_constraint where contype = 'p' and conrelid = 'audit.%s'::regclass"
                .formatted(table));
    var column =
        Log.texts(
            "select quote_ident(attname) from pg_attribute where attnum = 1 and attrelid = 'audit.%s'::regclass"
                .formatted(table));
    return sql.replace("TABLE", "audit." + table)
        .replace("PK", key.getFirst())
        .replace("COLUMN", column.getFirst());
  }

  private static void check(Try attempt, String sql, SoftAssertions softly) {
    attempt
        .byRole()
        .forEach((role, expected) ->
            softly.assertThat(answer(role, sql)).as("%s: %s", role, sql).isEqualTo(expected));
  }

  /// Tries it until the service, which goes on meanwhile, is not in the way.
  private static Answer answer(String role, String sql) {
    var answer = attempt(role, sql);
    return answer == Answer.IN_THE_WAY ? answer(role, sql) : answer;
  }

  /// Tries it, and takes it back.
  private static Answer attempt(String role, String sql) {
    try (var connection = Log.as(role)) {
      connection.setAutoCommit(false);
      try {
        run(connection, sql);
        return Answer.DONE;
      } catch (SQLException e) {
        return answer(e);
      } finally {
        connection.rollback();
      }
    } catch (SQLException | IOException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException, IOException {
    if (sql.endsWith("from stdin")) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(""));
    } else if (sql.endsWith("to stdout")) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, Writer.nullWriter());
    } else {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }
  }

  private static Answer answer(SQLException refusal) throws SQLException {
    if (String.valueOf(refusal.getMessage()).contains("Expected the audit log to be appended")) {
      return Answer.GUARDED;
    }
    return switch (refusal.getSQLState()) {
      case INSUFFICIENT_PRIVILEGE -> Answer.DENIED;
      case DEADLOCK -> Answer.IN_THE_WAY;
      default -> throw refusal;
    };
  }
}
