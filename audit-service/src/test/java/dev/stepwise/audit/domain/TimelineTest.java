package dev.stepwise.audit.domain;

import static dev.stepwise.audit.SampleUpgrade.HOST;
import static dev.stepwise.audit.SampleUpgrade.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.domain.story.Happening.Wait;
import dev.stepwise.audit.domain.story.Timeline;
import dev.stepwise.audit.domain.story.TimelineText;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeHeld;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineTest {
  private static final SampleUpgrade SAMPLE = new SampleUpgrade("u-1");

  @Test
  void waits_for_people_are_told_with_their_purpose() {
    assertThat(timeline().happenings())
        .flatExtracting(happening -> happening.waited().stream().toList())
        .containsExactly(
            new Wait("approval", Duration.ofMinutes(1)),
            new Wait("the start", Duration.ofMinutes(1)),
            new Wait("a decision", Duration.ofMinutes(1)));
    assertThat(timeline().totals().waited()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void a_stage_counts_its_attempts_and_goes_on_while_one_of_them_does() {
    assertThat(timeline().stages())
        .singleElement()
        .satisfies(stage -> {
          assertThat(stage.attempts()).isEqualTo(2);
          assertThat(stage.took()).isEmpty();
        });
  }

  @Test
  void the_text_has_a_line_for_each_fact_with_its_entry() {
    assertThat(TimelineText.of(timeline()))
        .startsWith("Upgrade u-1 of features (openmldb): RUNNING\n")
        .contains("12:00:00    ada asked for 0.9.2 (safest)  [0]")
        .contains("          … 1 min 0 s for approval\n12:02:00    grace approved plan")
        .contains("12:04:00  ── stage 1: Replace the binaries, goes on")
        .contains("12:06:00  ! t1: its outcome is unknown: reboot (1 min 0 s)  [6]")
        .contains("12:08:00    t1 #2: ada tries it again  [8]");
  }

  private static Timeline timeline() {
    var plan = SAMPLE.plan();
    var hash = Wire.hashOf(plan);
    var id = SAMPLE.id();
    return Timeline.of(
        history(
            new UpgradeRequested(
                id, plan.installation(), new Release("0.9.2"), "safest", List.of(), "ada", at(0)),
            new PlanProposed(id, plan, hash, at(1)),
            new PlanApproved(id, hash, "grace", at(2)),
            new UpgradeStarted(id, "ada", at(3)),
            new StageStarted(id, 0, at(4)),
            new RunStarted(id, 0, HOST, 1, 1, "e1", at(5)),
            new RunUnknown(id, 0, HOST, 1, "reboot", SAMPLE.succeeded("done\n").output(), at(6)),
            new UpgradeHeld(id, 0, HOST, "reboot", at(7)),
            new RunRetried(id, 0, HOST, 2, 2, "ada", at(8)),
            new RunStarted(id, 0, HOST, 2, 2, "e1", at(9))),
        List.of(),
        List.of());
  }

  private static Instant at(int minute) {
    return NOON.plusSeconds(60L * minute);
  }

  private static History history(UpgradeEvent... events) {
    var sealed = new ArrayList<History.SealedEvent>();
    for (var event : events) {
      var index = sealed.size();
      sealed.add(new History.SealedEvent(index, index + 1L, Wire.typeOf(event), event));
    }
    return new History(sealed);
  }
}
