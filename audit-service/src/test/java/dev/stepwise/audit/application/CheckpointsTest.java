package dev.stepwise.audit.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.stepwise.audit.Facts;
import dev.stepwise.audit.Log;
import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.Stack;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Stack.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckpointsTest {
  private static final List<String> TABLES =
      List.of("cosignature", "published", "checkpoint", "output_chunk", "node", "entry");

  private final Prove prove;
  private final VerifyLog verify;
  private final LogBook book;
  private final SigningKey key;
  private final List<Outlet> outlets;
  private final Collection<Witness> witnesses;
  private final AuditConfig config;

  CheckpointsTest(
      Prove prove,
      VerifyLog verify,
      LogBook book,
      SigningKey key,
      @All List<Outlet> outlets,
      Collection<Witness> witnesses,
      AuditConfig config) {
    this.prove = prove;
    this.verify = verify;
    this.book = book;
    this.key = key;
    this.outlets = outlets;
    this.witnesses = witnesses;
    this.config = config;
  }

  @BeforeEach
  void seal() throws SQLException {
    Log.awaitSealed(Facts.history(new SampleUpgrade("published-" + Log.size()).events()));
    var size = Log.size();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Log.number("select coalesce(max(size), 0) from audit.cosignature") >= size);
  }

  @Test
  @ActivateRequestContext
  void every_outlet_has_the_latest_checkpoint_once() {
    var note = SignedNote.parse(prove.publishedNote());

    assertThat(note.by(own())).isPresent();
    assertThat(outlets)
        .hasSize(2)
        .allSatisfy(
            outlet -> assertThat(outlet.last(own()).orElseThrow().text()).isEqualTo(note.text()));
    assertThat(config.checkpointFile().orElseThrow())
        .content()
        .containsOnlyOnce("\n" + note.checkpoint().size() + "\n");
  }

  @Test
  @ActivateRequestContext
  void a_witness_puts_his_name_under_it() {
    var note = SignedNote.parse(prove.publishedNote());

    assertThat(note.by(witnesses.iterator().next().key())).isPresent();
    assertThat(note.signatures()).hasSize(2);
  }

  @Test
  @ActivateRequestContext
  void a_log_that_ends_before_a_published_checkpoint_is_noticed_and_not_continued()
      throws SQLException {
    var left = Log.size();
    seal();
    var size = Log.size();
    cutFrom(left);
    try {
      var missing = "entries %d to %d are missing".formatted(left, size - 1);

      assertThat(verify.verify().finding().orElseThrow().problem()).contains(missing);
      assertThatThrownBy(afterRestart()::requireAgreement)
          .isInstanceOf(TailCut.class)
          .hasMessageContaining(missing);

      var place = Facts.event(1, new SampleUpgrade("too-late-" + size).events().getFirst());
      await().atMost(Duration.ofSeconds(60)).until(() -> Log.health().contains("are missing"));
      assertThat(Log.size()).isEqualTo(left);
      restore();
      Log.awaitSealed(List.of(place));
    } finally {
      restore();
    }
    assertThat(verify.verify().finding()).isEmpty();
    assertThatCode(afterRestart()::requireAgreement).doesNotThrowAnyException();
  }

  private GuardTail afterRestart() {
    return new GuardTail(book, key, outlets, witnesses, config);
  }

  private VerifierKey own() {
    return VerifierKey.parse(prove.verifierKey());
  }

  /// As a database's administrator would, so that the log looks whole from inside.
  private static void cutFrom(long size) throws SQLException {
    var statements = new ArrayList<String>();
    for (var table : TABLES) {
      statements.add("create table public.saved_%1$s as table audit.%1$s".formatted(table));
      statements.add("alter table audit.%s disable trigger all".formatted(table));
    }
    statements.add("delete from audit.cosignature where size > %d".formatted(size));
    statements.add("delete from audit.published where size > %d".formatted(size));
    statements.add("delete from audit.output_chunk where idx >= %d".formatted(size));
    statements.add("delete from audit.node where ((idx + 1) << level) > %d".formatted(size));
    statements.add("delete from audit.entry where idx >= %d".formatted(size));
    statements.add("delete from audit.checkpoint where size > %d".formatted(size));
    Log.run("postgres", statements);
  }

  private static void restore() throws SQLException {
    if (Log.number("select count(*) from pg_tables where tablename = 'saved_entry'") == 0) {
      return;
    }
    var statements = new ArrayList<String>();
    for (var table : TABLES) {
      statements.add("delete from audit." + table);
    }
    for (var table : TABLES.reversed()) {
      statements.add("insert into audit.%1$s select * from public.saved_%1$s".formatted(table));
      statements.add("drop table public.saved_" + table);
      statements.add("alter table audit.%s enable trigger all".formatted(table));
      statements.addAll(Log.guards(table));
    }
    Log.run("postgres", statements);
  }
}
