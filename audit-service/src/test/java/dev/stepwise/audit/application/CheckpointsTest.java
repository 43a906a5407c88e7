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
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.Subtree;
import dev.stepwise.log.VerifierKey;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

  /// As in [dev.stepwise.audit.adapter.postgres.PostgresNoteBook].
  private static final long PUBLISHER = 0x5354_4550_5055_424cL;

  private final Prove prove;
  private final VerifyLog verify;
  private final LogBook book;
  private final SigningKey key;
  private final GatherEvidence evidence;
  private final List<Outlet> outlets;
  private final Collection<Witness> witnesses;
  private final AuditConfig config;

  CheckpointsTest(
      Prove prove,
      VerifyLog verify,
      LogBook book,
      SigningKey key,
      GatherEvidence evidence,
      @All List<Outlet> outlets,
      Collection<Witness> witnesses,
      AuditConfig config) {
    this.prove = prove;
    this.verify = verify;
    this.book = book;
    this.key = key;
    this.evidence = evidence;
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
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Log.health().matches("(?s).*TailCut: .*are missing.*"));
      assertThat(Log.size()).isEqualTo(left);
      restore();
      Log.awaitSealed(List.of(place));
    } finally {
      restore();
    }
    assertThat(verify.verify().finding()).isEmpty();
    assertThatCode(afterRestart()::requireAgreement).doesNotThrowAnyException();
  }

  @Test
  @ActivateRequestContext
  void a_history_that_was_rewritten_as_a_whole_gets_no_signature() throws SQLException {
    var upgrade = new SampleUpgrade("published-rewritten-" + Log.size());
    var approval = Facts.history(upgrade.events()).get(3);
    Log.awaitSealed(List.of(approval));
    seal();
    var known = lastNotes();
    rewrite(Log.indexOf(approval));
    try {
      var size = Log.size();
      var misfit = "as the checkpoint at (topic|file) .* says, but the log has root";

      await().atMost(Duration.ofSeconds(60)).until(() -> Log.health().contains("Expected root"));
      assertThat(verify.verify().finding().orElseThrow().problem()).containsPattern(misfit);
      assertRefused(prove::note, misfit);
      assertRefused(() -> evidence.of(upgrade.id(), false, OptionalLong.empty()), misfit);
      assertRefused(afterRestart()::requireAgreement, misfit);

      var place = Facts.event(1, new SampleUpgrade("too-late-" + size).events().getFirst());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> Log.health().matches("(?s).*TailCut: Expected root.*"));
      assertThat(Log.size()).isEqualTo(size);
      assertThat(lastNotes()).isEqualTo(known);
      assertThat(Log.number("select max(size) from audit.published"))
          .isLessThanOrEqualTo(Log.indexOf(approval));
      restore();
      Log.awaitSealed(List.of(place));
    } finally {
      restore();
    }
    assertThat(verify.verify().finding()).isEmpty();
  }

  private static void assertRefused(ThrowingCallable signing, String why) {
    assertThatThrownBy(signing).isInstanceOf(TailCut.class).message().containsPattern(why);
  }

  private List<String> lastNotes() {
    return outlets.stream().map(outlet -> outlet.last(own()).orElseThrow().text()).toList();
  }

  private GuardTail afterRestart() {
    var given = new GivenAway(book, outlets);
    return new GuardTail(book, given, new SignLog(key, given), key, witnesses, config);
  }

  private VerifierKey own() {
    return VerifierKey.parse(prove.verifierKey());
  }

  /// As a database's administrator would, so that the log looks whole from inside.
  private static void cutFrom(long size) throws SQLException {
    var statements = new ArrayList<>(saved());
    statements.add("delete from audit.cosignature where size > %d".formatted(size));
    statements.add("delete from audit.published where size > %d".formatted(size));
    statements.add("delete from audit.output_chunk where idx >= %d".formatted(size));
    statements.add("delete from audit.node where ((idx + 1) << level) > %d".formatted(size));
    statements.add("delete from audit.entry where idx >= %d".formatted(size));
    statements.add("delete from audit.checkpoint where size > %d".formatted(size));
    Log.run("postgres", statements);
  }

  /// As a database's administrator would who wants another history of an entry: whatever follows
  /// from it is made to agree, and what was signed since then is taken away.
  private static void rewrite(long victim) throws SQLException {
    try (var superuser = Log.nothingMoreIsSealed();
        var statement = superuser.createStatement()) {
      statement.execute("select pg_advisory_lock(%d)".formatted(PUBLISHER));
      for (var sql : saved()) {
        statement.execute(sql);
      }
      statement.execute("delete from audit.cosignature where size > " + victim);
      statement.execute("delete from audit.published where size > " + victim);
      statement.execute(forged(victim));
      for (var sql : agreeing(statement, victim)) {
        statement.execute(sql);
      }
    }
  }

  /// Another author of an entry, in its columns and in its leaf.
  private static String forged(long entry) {
    return """
    with forged as (
      select idx, convert_to(replace(convert_from(leaf, 'utf8'),
        'source /planner', 'source /forged'), 'utf8') as leaf
      from audit.entry where idx = %d)
    update audit.entry e set ce_source = '/forged', leaf = f.leaf,
      leaf_hash = sha256('\\x00'::bytea || f.leaf)
    from forged f where f.idx = e.idx
    """
        .formatted(entry);
  }

  /// What makes tree and checkpoints agree with the leaves again, from an entry on.
  private static List<String> agreeing(Statement log, long victim) throws SQLException {
    var statements = new ArrayList<String>();
    var frontier = Frontier.EMPTY;
    try (var leaves = log.executeQuery("select leaf_hash from audit.entry order by idx")) {
      while (leaves.next()) {
        var grown = frontier.append(Hash.of(leaves.getBytes(1)));
        frontier = grown.frontier();
        grown.completed().stream()
            .skip(1)
            .filter(it -> it.subtree().lastLeaf() >= victim)
            .map(CheckpointsTest::node)
            .forEach(statements::add);
        if (frontier.size() > victim) {
          statements.add(checkpoint(frontier));
        }
      }
    }
    return statements;
  }

  private static String node(Subtree.Hashed node) {
    return "update audit.node set hash = decode('%s', 'base64') where level = %d and idx = %d"
        .formatted(node.hash().base64(), node.subtree().level(), node.subtree().index());
  }

  private static String checkpoint(Frontier frontier) {
    return """
    update audit.checkpoint set root = decode('%1$s', 'base64'),
      body = replace(body, encode(root, 'base64'), '%1$s') where size = %2$d\
    """
        .formatted(frontier.root().base64(), frontier.size());
  }

  private static List<String> saved() {
    return TABLES.stream()
        .flatMap(table ->
            Stream.of(
                "create table public.saved_%1$s as table audit.%1$s".formatted(table),
                "alter table audit.%s disable trigger all".formatted(table)))
        .toList();
  }

  private static void restore() throws SQLException {
    if (Log.number("select count(*) from pg_tables where tablename = 'saved_entry'") == 0) {
      return;
    }
    var statements = new ArrayList<String>();
    statements.add("select pg_advisory_lock(%d)".formatted(PUBLISHER)); // half of it is no log
    for (var table : TABLES) {
      statements.add("delete from audit." + table);
    }
    for (var table : TABLES.reversed()) {
      // a witness may have put his name under it again meanwhile
      statements.add(
          "insert into audit.%1$s select * from public.saved_%1$s on conflict do nothing"
              .formatted(table));
      statements.add("drop table public.saved_" + table);
      statements.add("alter table audit.%s enable trigger all".formatted(table));
      statements.addAll(Log.guards(table));
    }
    Log.run("postgres", statements);
  }
}
