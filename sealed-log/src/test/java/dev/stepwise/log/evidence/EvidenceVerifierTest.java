package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EvidenceVerifierTest {
  private static final SampleLog LOG = SampleLog.of(8);
  private static final byte[] BUNDLE = LOG.bundle();

  @Test
  void evidence_is_sound() {
    var verdict = verdict(BUNDLE);

    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.missing()).isEmpty();
    assertThat(verdict.checks()).hasSize(9);
  }

  @Test
  void the_same_log_makes_the_same_bytes() {
    assertThat(LOG.bundle()).isEqualTo(BUNDLE);
  }

  @Test
  void a_bundle_says_what_was_printed() {
    var text =
        new String(Files.of(BUNDLE).contents.get(FileNames.output(SampleLog.ATTEMPT)), UTF_8);

    assertThat(text).startsWith("line 3 of a script\nits password is hunter3\nthe end of aline 5");
  }

  @Test
  void another_key_proves_nothing() {
    assertThat(broken(BUNDLE, SampleLog.of(3).trust())).isEqualTo(FileNames.MANIFEST);
  }

  @Test
  void the_keys_of_somebody_else_signed_nothing() {
    var mine = LOG.trust();
    var stranger = PinnedKeys.of(List.of(SigningKey.generate("stranger").pin(Optional.empty())));

    var trust = new Trust(mine.log(), Optional.of(stranger), Optional.empty(), Optional.empty());

    assertThat(broken(BUNDLE, trust)).endsWith("/jws");
  }

  @Test
  void what_nobody_signed_is_no_evidence_to_whoever_has_keys_of_their_own() {
    var log = forged();

    var verdict = verdict(log.bundle(), log.ownTrust(false));

    assertThat(verdict.flaw().orElseThrow())
        .isEqualTo(
            new Verdict.Flaw(
                "entries/000000000001/jws",
                "Expected entry 1 (dev.stepwise.upgrade.upgrade-started.v1) to be signed, as keys were given, but it is not: only a log from before records were signed has such entries (--allow-unsigned)"));
  }

  @Test
  void what_nobody_signed_is_named_where_it_is_allowed() {
    var log = forged();

    for (var trust : List.of(log.ownTrust(true), log.trust())) {
      var verdict = verdict(log.bundle(), trust);

      assertThat(verdict.flaw()).isEmpty();
      assertThat(verdict.unsigned())
          .containsExactly(
              "entry 1 (dev.stepwise.upgrade.upgrade-started.v1) is signed by nobody: that the log says so is all there is");
    }
  }

  @Test
  void what_is_signed_is_sound_by_keys_of_ones_own() {
    var verdict = verdict(BUNDLE, LOG.ownTrust(false));

    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.unsigned()).isEmpty();
  }

  @Test
  void a_signature_is_not_withheld_where_all_is_shown() {
    for (var index : LOG.indexes()) {
      var jws = FileNames.ofEntry(index, "jws");

      assertThat(
              brokenAfter(files -> {
                files.contents.remove(jws);
                files.contents.put(jws + FileNames.WITHHELD, new byte[0]);
              }))
          .isEqualTo(jws);
    }
  }

  private static SampleLog forged() {
    var log = new SampleLog();
    log.print("output\n");
    log.forge(started("eve"));
    return log;
  }

  private static UpgradeStarted started(String by) {
    return new UpgradeStarted(SampleLog.UPGRADE, by, Instant.parse("2026-01-01T12:00:00Z"));
  }

  @Test
  void a_published_checkpoint_must_be_that_of_the_evidence() {
    var known = LOG.checkpoint();
    var other = new Checkpoint(known.origin(), known.size(), Hash.leaf(new byte[0]));

    assertThat(verdict(BUNDLE, trust(known)).isSound()).isTrue();
    assertThat(broken(BUNDLE, trust(other))).isEqualTo(FileNames.CHECKPOINT);
  }

  private static Trust trust(Checkpoint known) {
    return new Trust(LOG.trust().log(), Optional.empty(), Optional.empty(), Optional.of(known));
  }

  @Test
  void a_dropped_entry_is_noticed() {
    for (var index : LOG.indexes()) {
      var folder = "entries/%012d/".formatted(index);

      assertBroken(files -> files.contents.keySet().removeIf(name -> name.startsWith(folder)));
    }
  }

  @Test
  void every_dropped_file_is_noticed() {
    for (var name : Files.of(BUNDLE).contents.keySet()) {
      assertBroken(files -> files.contents.remove(name));
    }
  }

  @Test
  void a_file_too_many_is_noticed() {
    for (var name : List.of("a", "entries/000000000001/more", "entries/000000000099/leaf", "zzz")) {
      assertBroken(files -> files.contents.put(name, new byte[0]));
    }
  }

  @Test
  void an_entry_that_was_put_in_or_duplicated_is_noticed() {
    for (var to : List.of(4L, 8L, 99L)) {
      assertBroken(files -> {
        for (var file : List.of("leaf", "payload", "jws", "proof")) {
          files.contents.put(
              FileNames.ofEntry(to, file), files.contents.get(FileNames.ofEntry(1, file)));
        }
      });
    }
  }

  @Test
  void swapped_entries_are_noticed() {
    for (var file : List.of("leaf", "payload", "jws", "proof")) {
      assertBroken(files -> files.swap(FileNames.ofEntry(1, file), FileNames.ofEntry(3, file)));
    }
    assertBroken(files -> {
      for (var file : List.of("leaf", "payload", "jws", "proof")) {
        files.swap(FileNames.ofEntry(1, file), FileNames.ofEntry(3, file));
      }
    });
  }

  @Test
  void a_tail_that_was_cut_is_noticed_wherever_it_was_cut() {
    for (var length = 0; length < BUNDLE.length; length++) {
      assertThat(verdict(Arrays.copyOf(BUNDLE, length)).isSound()).isFalse();
    }
    assertThat(verdict(Arrays.copyOf(BUNDLE, BUNDLE.length + 1)).isSound()).isFalse();
  }

  @Test
  void the_log_itself_cannot_leave_out_an_event_of_the_planner() {
    assertThat(
            broken(
                LOG.bundle(LOG.indexes().stream().filter(index -> index != 1).toList()),
                LOG.trust()))
        .isEqualTo("entries");
  }

  @Test
  void two_different_events_of_one_number_are_noticed() {
    var log = new SampleLog();
    log.event(started("ada"));
    log.fork(started("eve"));

    assertThat(broken(log.bundle(), log.trust())).isEqualTo("entries/000000000001/leaf");
  }

  @Test
  void what_is_broken_is_named() {
    assertThat(brokenAfter(files -> files.contents.put("report.html", new byte[1])))
        .isEqualTo("report.html");
    assertThat(
            brokenAfter(files -> files.contents.put("entries/000000000003/payload", new byte[1])))
        .isEqualTo("entries/000000000003/payload");
  }

  private static void assertBroken(Consumer<Files> change) {
    assertThat(brokenAfter(change)).isNotEmpty();
  }

  private static String brokenAfter(Consumer<Files> change) {
    var files = Files.of(BUNDLE);
    change.accept(files);
    return broken(files.zip(), LOG.trust());
  }

  private static String broken(byte[] zip, Trust trust) {
    return verdict(zip, trust).flaw().orElseThrow().where();
  }

  private static Verdict verdict(byte[] zip) {
    return verdict(zip, LOG.trust());
  }

  private static Verdict verdict(byte[] zip, Trust trust) {
    return new EvidenceVerifier(trust).verify(ByteBuffer.wrap(zip));
  }
}
