package dev.stepwise.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LiveUpgradeTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void piped_each_run_is_a_line_when_it_starts_and_when_it_ends() {
    var live = on(Terminal.piped());

    show(live, Sample.started());
    show(live, Sample.done(0, Sample.NS1, 1, 3));

    assertThat(text())
        .isEqualToIgnoringNewLines(
            """
              … 1/2  ns1  Stop writes
              ✓ 1/2  ns1  Stop writes                                                3.0 s
            """);
  }

  @Test
  void piped_there_is_no_control_character() {
    var live = on(Terminal.piped());

    show(live, Sample.started());
    live.draw();

    assertThat(text()).doesNotContain("\033", "\r");
  }

  @Test
  void on_a_terminal_the_last_line_says_what_is_under_way_and_how_long_it_will_take() {
    var live = on(new Terminal(true, false, 80));

    show(live, Sample.started());

    assertThat(text()).endsWith("  ● 1/2  ns1  Stop writes  30 s   about 2 min left");
  }

  @Test
  void within_a_window_the_last_line_counts_down_to_the_last_safe_moment_to_go_back() {
    var live = on(new Terminal(true, false, 120));

    show(live, Sample.started());
    show(live, List.of(Sample.untilOne()));

    assertThat(text()).endsWith("about 2 min left, go back within 49 min 30 s");
  }

  @Test
  void what_waits_for_its_window_goes_on_by_itself() {
    var live = on(Terminal.piped());
    show(live, Sample.started());
    show(live, List.of(Sample.untilOne()));
    show(live, Sample.done(0, Sample.NS1, 1, 3));

    var goesOn =
        live.on(
            new UpgradeEvent.WindowAwaited(
                Sample.UPGRADE, 1, "Expected its window to be open", Sample.NOON));

    assertThat(goesOn).isTrue();
    assertThat(text()).contains("waits for its window: Expected its window to be open");
    assertThat(Verdict.of(live.state()).rest())
        .endsWith("Expected its window to be open\nIt goes on by itself when its window opens.");
  }

  @Test
  void no_line_is_wider_than_the_terminal() {
    var live = on(new Terminal(true, false, 40));

    show(live, Sample.started());
    show(live, Sample.done(0, Sample.NS1, 1, 3));

    assertThat(text().replaceAll("\r?\033\\[(1A|K)", "\n").lines())
        .allMatch(line -> line.length() <= 40);
  }

  @Test
  void a_failed_run_shows_its_reason_and_the_end_of_its_output() {
    var live = on(Terminal.piped());

    show(live, Sample.started());
    show(live, List.of(Sample.failed(0, Sample.NS1, "Expected a process, but there is none")));

    assertThat(text())
        .contains("✗ 1/2  ns1  Stop writes")
        .contains("     Expected a process, but there is none")
        .contains("     │ Start tablet success");
  }

  @Test
  void it_is_over_when_a_person_is_needed() {
    var live = on(Terminal.piped());
    show(live, Sample.started());
    show(live, List.of(Sample.failed(0, Sample.NS1, "no")));

    var goesOn =
        live.on(new UpgradeEvent.UpgradeHeld(Sample.UPGRADE, 0, Sample.NS1, "no", Sample.NOON));

    assertThat(goesOn).isFalse();
    assertThat(Verdict.of(live.state()))
        .isEqualTo(
            new Verdict(
                false,
                "HELD",
                "OpenMLDB practice  0.6.9 → 0.9.2\nno\nChoose: stepwise retry, mark-done, exclude, rollback or stop u-1"));
  }

  @Test
  void what_people_decide_is_shown_with_who_and_why() {
    var live = on(Terminal.piped());
    show(live, Sample.started());
    show(
        live,
        List.of(
            new UpgradeEvent.PauseAsked(
                Sample.UPGRADE, PauseMode.AFTER_STEP, "lunch", "ann", Sample.NOON)));
    show(live, Sample.done(0, Sample.NS1, 1, 3));

    var goesOn =
        live.on(new UpgradeEvent.UpgradePaused(Sample.UPGRADE, "lunch", "ann", Sample.NOON));
    show(
        live,
        List.of(
            new UpgradeEvent.HostExcluded(
                Sample.UPGRADE, Sample.T1, "broken", "ann", Sample.NOON)));

    assertThat(goesOn).isFalse();
    assertThat(text())
        .contains("‖ pause asked for by ann (AFTER_STEP): lunch")
        .contains("⊘ t1 is EXCLUDED by ann: broken");
    assertThat(Verdict.of(live.state()).rest())
        .endsWith("Paused by ann: lunch\nstepwise resume u-1");
  }

  @Test
  void the_verdict_counts_steps_hosts_and_time() {
    var live = on(Terminal.piped());
    show(live, Sample.started());
    show(live, Sample.done(0, Sample.NS1, 1, 3));
    show(live, List.of(new UpgradeEvent.StageStarted(Sample.UPGRADE, 1, Sample.NOON)));
    show(live, Sample.done(1, Sample.T1, 4, 65));

    show(live, List.of(new UpgradeEvent.UpgradeSucceeded(Sample.UPGRADE, Sample.NOON)));

    assertThat(Verdict.of(live.state()).rest())
        .isEqualTo("OpenMLDB practice  0.6.9 → 0.9.2  2 steps on 2 hosts in 1 min 5 s");
  }

  private LiveUpgrade on(Terminal terminal) {
    var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new LiveUpgrade(
        new Screen(out, terminal), InstantSource.fixed(Sample.NOON.plusSeconds(30)));
  }

  private static void show(LiveUpgrade live, List<UpgradeEvent> events) {
    events.forEach(live::on);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
