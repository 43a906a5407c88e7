package dev.stepwise.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.systemtests.campaign.History.Checkpoint;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import dev.stepwise.systemtests.campaign.History.Hosts;
import dev.stepwise.systemtests.campaign.History.Leaf;
import dev.stepwise.systemtests.campaign.History.Post;
import dev.stepwise.systemtests.campaign.History.SealedTree;
import dev.stepwise.systemtests.campaign.History.Sealing;
import dev.stepwise.systemtests.campaign.History.Telling;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Each rule complains of a history that breaks it, and of no sound one: a checker that finds
/// nothing proves nothing by that.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckerTest {
  private static final Sha256 OTHER = Sha256.of("something else");
  private static final History SOUND = Sound.history();

  @Test
  void nothing_is_wrong_with_a_sound_history() {
    assertThat(new OneStart().complaints(SOUND)).isEmpty();
    assertThat(new EveryPlanEnds().complaints(SOUND)).isEmpty();
    assertThat(new ReplayIsState().complaints(of(Sound.refused()))).isEmpty();
    assertThat(new LogIsSound().complaints(SOUND)).isEmpty();
    assertThat(new StartsAndResults().complaints(SOUND)).isEmpty();
    assertThat(new OutputIsWhole().complaints(SOUND)).isEmpty();
    assertThat(new SealedOnce().complaints(SOUND)).isEmpty();
    assertThat(new ToldOnce().complaints(SOUND)).isEmpty();
  }

  @Test
  void a_second_start_is_a_double_start_whoever_counts_it() {
    var twice = Map.of(Sound.ATTEMPT, 2);
    var once = Map.of(Sound.ATTEMPT, 1);

    assertThat(doubleStarts(new Hosts(twice, once, Map.of())))
        .singleElement()
        .asString()
        .contains("ledger");
    assertThat(doubleStarts(new Hosts(once, twice, Map.of())))
        .singleElement()
        .asString()
        .contains("script");
  }

  private static List<String> doubleStarts(Hosts hosts) {
    return Checker.check(of(hosts)).doubleStarts();
  }

  @Test
  void an_upgrade_that_hangs_is_found() {
    var hanging = with(Sound.refused(), false, "RUNNING", 2);

    assertThat(new EveryPlanEnds().complaints(of(hanging))).hasSize(1);
  }

  @Test
  void a_state_that_is_not_the_fold_of_the_events_is_found() {
    var refused = Sound.refused();

    assertThat(new ReplayIsState().complaints(of(with(refused, true, "PROPOSED", 2)))).hasSize(1);
    assertThat(new ReplayIsState().complaints(of(with(refused, true, "REFUSED", 3)))).hasSize(1);
    assertThat(new ReplayIsState().complaints(of(replayedTo(refused, "{}")))).hasSize(1);
    assertThat(new ReplayIsState().complaints(of(Sound.done())))
        .as("events that cannot have happened so")
        .hasSize(1);
  }

  @Test
  void a_log_with_a_gap_a_changed_leaf_or_another_root_is_found() {
    var log = Sound.log();
    var gap = List.of(Sound.leaf(0), Sound.leaf(2), Sound.leaf(3));
    var changed = List.of(Sound.leaf(0), new Leaf(1, OTHER.hex(), false), Sound.leaf(2));
    var foreign = List.of(new Checkpoint(2, OTHER.hex()));
    var beyond = List.of(new Checkpoint(4, OTHER.hex()));

    assertThat(complaints(gap, log.checkpoints(), List.of())).isNotEmpty();
    assertThat(complaints(changed, log.checkpoints(), List.of())).hasSizeGreaterThan(1);
    assertThat(complaints(log.leaves(), foreign, List.of())).hasSize(1);
    assertThat(complaints(log.leaves(), log.checkpoints(), foreign)).hasSize(1);
    assertThat(complaints(log.leaves(), log.checkpoints(), beyond)).as("cut off").hasSize(1);
  }

  @Test
  void what_audit_itself_finds_is_passed_on() {
    var log = Sound.log();
    var found =
        new SealedTree(log.leaves(), log.checkpoints(), List.of(), Optional.of("entry 1 differs"));

    assertThat(new LogIsSound().complaints(of(found)))
        .singleElement()
        .asString()
        .contains("entry 1");
  }

  private static List<String> complaints(
      List<Leaf> leaves, List<Checkpoint> checkpoints, List<Checkpoint> witnessed) {
    return new LogIsSound()
        .complaints(of(new SealedTree(leaves, checkpoints, witnessed, Optional.empty())));
  }

  @Test
  void a_result_without_a_start_and_a_start_without_a_result_are_found() {
    var nowhere = new Hosts(Map.of(), Map.of(), Map.of());
    var another = Map.of(Sound.ATTEMPT, 1, "up-done.1.shore1.1", 1);

    assertThat(new StartsAndResults().complaints(of(nowhere))).hasSize(1);
    assertThat(new StartsAndResults().complaints(of(new Hosts(another, another, Map.of()))))
        .hasSize(1);
  }

  @Test
  void output_that_is_not_what_was_printed_is_found() {
    var other = new Hosts(Map.of(), Map.of(), Map.of(Sound.ATTEMPT, OTHER));
    var lost = outputOf(Sound.done(), Map.of());

    assertThat(new OutputIsWhole().complaints(of(other))).as("log and result").hasSize(2);
    assertThat(new OutputIsWhole().complaints(of(lost))).as("log").hasSize(1);
  }

  @Test
  void an_event_that_is_not_sealed_or_twice_or_differently_is_found() {
    var refused = Sound.refused();
    var first = refused.sealed().getFirst();
    var second = refused.sealed().getLast();

    assertThat(new SealedOnce().complaints(of(sealedAs(refused, List.of(first))))).hasSize(1);
    assertThat(new SealedOnce().complaints(of(sealedAs(refused, List.of(first, second, second)))))
        .hasSize(1);
    assertThat(
            new SealedOnce()
                .complaints(of(sealedAs(refused, List.of(first, new Sealing(2, OTHER))))))
        .hasSize(1);
    assertThat(
            new SealedOnce()
                .complaints(of(sealedAs(refused, List.of(first, second, new Sealing(3, OTHER))))))
        .hasSize(1);
  }

  @Test
  void a_notice_that_did_not_come_or_came_again_without_saying_so_is_found() {
    var plain = new Post(Sound.NOTICE, false);
    var labelled = new Post(Sound.NOTICE, true);
    var unknown = new Post("Buy now\nUpgrade: up-done", false);

    assertThat(told(plain, labelled)).as("again, but it says so").isEmpty();
    assertThat(told(labelled)).as("the first try failed").isEmpty();
    assertThat(told()).hasSize(1);
    assertThat(told(plain, plain)).hasSize(1);
    assertThat(told(plain, unknown)).hasSize(1);
  }

  private static List<String> told(Post... posts) {
    return new ToldOnce().complaints(of(new Telling(List.of(Sound.NOTICE), List.of(posts))));
  }

  private static History of(Hosts hosts) {
    return new History(hosts, SOUND.upgrades(), SOUND.log(), SOUND.telling());
  }

  private static History of(Chronicle upgrade) {
    return new History(SOUND.hosts(), List.of(upgrade), SOUND.log(), SOUND.telling());
  }

  private static History of(SealedTree log) {
    return new History(SOUND.hosts(), SOUND.upgrades(), log, SOUND.telling());
  }

  private static History of(Telling telling) {
    return new History(SOUND.hosts(), SOUND.upgrades(), SOUND.log(), telling);
  }

  private static Chronicle with(Chronicle c, boolean isOver, String state, long version) {
    return new Chronicle(
        c.id(),
        state,
        isOver,
        version,
        c.events(),
        c.payloads(),
        c.sealed(),
        c.replayed(),
        c.output());
  }

  private static Chronicle replayedTo(Chronicle c, String state) {
    return new Chronicle(
        c.id(),
        c.state(),
        true,
        c.version(),
        c.events(),
        c.payloads(),
        c.sealed(),
        Optional.of(state),
        c.output());
  }

  private static Chronicle sealedAs(Chronicle c, List<Sealing> sealed) {
    return new Chronicle(
        c.id(),
        c.state(),
        true,
        c.version(),
        c.events(),
        c.payloads(),
        sealed,
        c.replayed(),
        c.output());
  }

  private static Chronicle outputOf(Chronicle c, Map<String, Sha256> output) {
    return new Chronicle(
        c.id(),
        c.state(),
        true,
        c.version(),
        c.events(),
        c.payloads(),
        c.sealed(),
        c.replayed(),
        output);
  }
}
