package dev.stepwise.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkOptions.Tries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small platform passes; spoilt in one place, it does not, and the account says where.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsalTest {
  private static final String SCENARIO = "practice/scenarios/stopped.yaml";

  @TempDir private Path folder;
  private FerryCopy ferry;

  @BeforeEach
  void copy() throws IOException {
    ferry = new FerryCopy(folder);
  }

  @Test
  void every_step_is_lied_to_gets_its_faults_is_undone_and_killed() throws IOException {
    var result = ferry.walk("default", WalkOptions.trying(Tries.ALL, 7));

    assertThat(result).isEqualTo(new Result.Passed());
    assertThat(ferry.told())
        .anyMatch(line -> line.matches("convert-log: lie, convert-lies, undone twice, killed.*"))
        .anyMatch(line -> line.matches("gate-install: lie, install-lies, undone twice, .*again"))
        .contains("open-gate: ", "the whole way back to 1.2");
  }

  @Test
  void faults_alone_are_tried_when_that_is_wanted() throws IOException {
    var result = ferry.walk("default", WalkOptions.trying(Tries.FAULTS, 7));

    assertThat(result).isEqualTo(new Result.Passed());
    assertThat(ferry.told()).contains("convert-log: convert-lies", "close-gate: ");
  }

  @Test
  void the_whole_upgrade_is_rolled_back_from_each_step_when_that_is_wanted() throws IOException {
    var options = new WalkOptions(Tries.NONE, Optional.empty(), true, Optional.empty(), 7);

    var result = ferry.walk("stopped", options);

    assertThat(result).isEqualTo(new Result.Passed());
    assertThat(ferry.told()).contains("stopped-install: rolled back from here");
  }

  @Test
  void one_step_alone_is_tried_when_that_is_wanted() throws IOException {
    var options = new WalkOptions(Tries.ALL, Optional.of("close-gate"), false, Optional.empty(), 7);

    ferry.walk("stopped", options);

    assertThat(ferry.told())
        .anyMatch(line -> line.startsWith("close-gate: lie"))
        .contains("open-gate: ");
  }

  @Test
  void a_verify_that_always_passes_is_found_by_the_lie() throws IOException {
    ferry.with("scripts/gate-is-closed.sh", "exit 0\n");

    assertThat(ferry.trouble())
        .contains("Step close-gate", "passes already before the work", "hosts/gate/ferry/gate");
  }

  @Test
  void an_undo_that_leaves_something_is_found_and_the_file_is_named() throws IOException {
    ferry.adding("scripts/open-gate.sh", "\necho 1 >> \"$FERRY_HOME/opened\"\n");

    assertThat(ferry.trouble())
        .contains("Step close-gate", ", undone:", "new      hosts/gate/ferry/opened", "+ 1");
  }

  @Test
  void an_undo_that_cannot_be_done_twice_is_found() throws IOException {
    ferry.with(
        "scripts/open-gate.sh", "grep -q closed \"$FERRY_HOME/gate\" || exit 1\nferryctl open\n");

    assertThat(ferry.trouble()).contains("Step close-gate", "undone twice");
  }

  @Test
  void a_script_that_cannot_be_killed_anywhere_is_found() throws IOException {
    ferry.with(
        "scripts/close-gate.sh",
        """
        echo half > "$FERRY_HOME/half"
        sleep 2
        rm "$FERRY_HOME/half"
        ferryctl close ''
        """);

    assertThat(ferry.trouble())
        .contains("Step close-gate", "killed after", "then undone", "hosts/gate/ferry/half");
  }

  @Test
  void a_step_that_changes_something_and_says_that_it_does_not_is_found() throws IOException {
    ferry.adding("scripts/tell-piers.sh", "\necho told > \"$FERRY_HOME/told\"\n");

    assertThat(ferry.trouble())
        .contains("Step tell-piers", "done, which changes nothing", "hosts/gate/ferry/told");
  }

  @Test
  void a_fault_that_nobody_notices_is_found() throws IOException {
    ferry.adding(
        "tests/faults.yaml",
        "  - {at: close-gate, fault: nobody-cares, host: gate, scenario: stopped, lie: none}\n");

    assertThat(ferry.trouble())
        .contains("Step close-gate", "with the fault nobody-cares of gate", "to be noticed");
  }

  @Test
  void a_fault_of_which_something_else_is_said_is_found() throws IOException {
    ferry.adding(
        "tests/faults.yaml",
        "  - {at: stopped-stop, fault: stop-lies, host: n1, scenario: stopped, says: rain}\n");

    assertThat(ferry.trouble()).contains("Expected to hear 'rain'", "but it is running");
  }

  @Test
  void a_fault_without_its_step_is_found() throws IOException {
    ferry.adding(
        "tests/faults.yaml", "  - {at: nowhere, fault: x, host: gate, scenario: stopped}\n");

    assertThat(ferry.trouble()).contains("Expected step nowhere in the plan");
  }

  @Test
  void a_scenario_without_a_way_back_must_have_none() throws IOException {
    ferry.adding(SCENARIO, "back: false\n");

    assertThat(ferry.trouble()).contains("Expected no way back");
  }

  @Test
  void a_release_that_does_not_arrive_is_found() throws IOException {
    ferry.with("facts/version.sh", "echo 1.2\n");

    assertThat(ferry.trouble()).contains("Expected the hosts to show release 2.0");
  }

  @Test
  void what_the_planner_refuses_is_told_with_its_reason() throws IOException {
    ferry.with("facts/client-version.sh", "echo 11.1\n");

    assertThat(ferry.trouble()).contains("there is none: ", "Clients before 11.8 cannot read");
  }

  @Test
  void what_the_machine_does_not_have_is_said() throws IOException {
    ferry.adding(SCENARIO, "needs: [no-such-command]\n");

    assertThat(ferry.walk()).isEqualTo(new Result.Skipped("this machine has no no-such-command"));
  }

  @Test
  void an_unsound_playbook_is_not_walked() throws IOException {
    ferry.with("playbook.yaml", "platform: ferry\n");

    assertThatThrownBy(ferry::walk).isInstanceOf(Trouble.class).hasMessageContaining("Expected");
  }
}
