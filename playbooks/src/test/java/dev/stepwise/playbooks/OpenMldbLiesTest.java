package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// OpenMLDB's tools exit 0 and say "success" whatever happened; the upgrade must notice, and must
/// find its way back from there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenMldbLiesTest {
  static final Predicate<String> TABLET_TURN =
      step ->
          step.equals("check-cluster")
              || step.equals("unpack")
              || step.matches(
                  "pre-upgrade|(stop|back-up|replace|start)-tablet|(load|recover)-data|post-upgrade|confirm-health");

  private PracticeHosts hosts;

  @BeforeEach
  void switchOn(@TempDir Path folder) throws IOException {
    hosts = PracticeHosts.switchOn(OpenMldbPlaybookTest.FOLDER, folder);
  }

  @AfterEach
  void switchOff() {
    hosts.close();
  }

  @ParameterizedTest(name = "{1} on {0} is noticed by {2} of {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          t1  | start-tablet-fails        | run    | start-tablet | no such process
          t1  | start-tablet-fails-openly | run    | start-tablet | no such process
          t1  | wrong-release-runs        | verify | start-tablet | it is '0.0.1'
          t1  | stop-ignored              | run    | stop-tablet  | Nothing was killed
          ns1 | changeleader-refused      | run    | pre-upgrade  | exited 0 and said: ERROR: change leader failed
          ns1 | ops-tool-breaks           | run    | pre-upgrade  | ended with 1
          ns1 | op-stays-doing            | run    | pre-upgrade  | still waiting
          """)
  void a_lie_in_a_tablets_turn_is_noticed_and_the_way_back_is_open(
      String host, String fault, String part, String step, String said) throws IOException {
    var before = hosts.snapshot();
    var rehearsal =
        rehearsal(
            Map.of(
                "STOP_PATIENCE",
                "2",
                "OPERATION_PATIENCE",
                fault.equals("op-stays-doing") ? "3" : "60"));
    hosts.raise(host, fault);

    var trouble = rehearsal.upgrade("cluster", 1, TABLET_TURN);

    assertThat(trouble)
        .hasValueSatisfying(found -> {
          assertThat(found.step() + " " + found.part()).isEqualTo(step + " " + part);
          assertThat(found.said()).contains(said);
        });
    hosts.clear(host, fault);
    assertThat(rehearsal.rollBack()).isEmpty();
    assertThat(hosts.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest(name = "{1} on {0} is noticed by {2} of {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ns1 | table-unhealthy       | verify | check-cluster     | kTableUndefined
          ns1 | writes-go-on          | verify | stop-writes       | somebody still writes
          ns1 | writes-stay-off       | verify | resume-writes     | nobody writes yet
          tm1 | job-runs              | check  | stop-taskmanager  | job 2 running
          tm1 | taskmanager-dies-soon | run/verify | start-taskmanager | taskmanager
          """)
  void a_lie_elsewhere_is_noticed(String host, String fault, String part, String step, String said)
      throws IOException {
    var rehearsal = rehearsal();
    hosts.raise(host, fault);

    var trouble =
        rehearsal.upgrade(
            "cluster",
            1,
            one ->
                one.equals("check-cluster")
                    || one.equals("unpack")
                    || one.matches("(stop|back-up|replace|start)-taskmanager")
                        && step.endsWith("taskmanager")
                    || one.equals("stop-writes") && step.equals("resume-writes")
                    || one.equals(step));

    assertThat(trouble)
        .hasValueSatisfying(found -> {
          assertThat(found.step()).isEqualTo(step);
          // whichever looks first after it has died
          assertThat(part.split("/")).contains(found.part());
          assertThat(found.said()).contains(said);
        });
  }

  @Test
  void a_start_that_failed_with_success_text_does_not_pass_verify() throws IOException {
    var rehearsal = rehearsal();
    hosts.raise("t1", "start-tablet-fails");
    rehearsal.upgrade("cluster", 1, TABLET_TURN);

    var answer = rehearsal.ask("t1", "scripts/runs-new-release.sh");

    assertThat(answer.exit()).isEqualTo(1);
  }

  @Test
  void the_operation_tool_that_breaks_does_not_leave_auto_failover_off() throws IOException {
    var rehearsal = rehearsal();
    hosts.raise("ns1", "ops-tool-breaks");

    rehearsal.upgrade("cluster", 1, TABLET_TURN);

    assertThat(hosts.cluster().resolve("settings/auto_failover")).hasContent("true");
  }

  @Test
  void a_tablet_whose_pid_file_was_lost_is_stopped_all_the_same() throws IOException {
    var rehearsal = rehearsal();
    Files.delete(hosts.folder("t1").resolve("openmldb/bin/tablet.pid"));

    var trouble =
        rehearsal.upgrade(
            "cluster", 1, step -> step.equals("check-cluster") || step.equals("stop-tablet"));

    assertThat(trouble).isEmpty();
  }

  @Test
  void pid_files_of_other_components_are_carried_over_with_bin() throws IOException {
    var rehearsal = rehearsal();
    var other = hosts.folder("t1").resolve("openmldb/bin/nameserver.pid");
    Files.writeString(other, "4711\n");

    rehearsal.upgrade("cluster", 1, TABLET_TURN);

    assertThat(other).hasContent("4711");
  }

  @Test
  void a_damaged_package_is_refused_before_anything_stops() throws IOException {
    var rehearsal = rehearsal();
    Files.writeString(
        hosts.folder("t3").resolve("packages/openmldb-0.9.2-linux.tar.gz"),
        "x",
        StandardOpenOption.APPEND);

    var trouble = rehearsal.upgrade("cluster", 1, step -> step.equals("unpack"));

    assertThat(trouble)
        .hasValueSatisfying(
            found -> assertThat(found.host() + " " + found.part()).isEqualTo("t3 check"));
  }

  @Test
  void a_second_tablet_does_not_begin_while_leaders_of_another_are_away() throws IOException {
    var rehearsal = rehearsal();
    rehearsal.upgrade("cluster", 1, step -> step.equals("check-cluster"));
    Files.createFile(hosts.folder("ns1").resolve("state/rehearsal-0.6.9/127.0.0.1_10923.stat"));

    var trouble = rehearsal.upgrade("cluster", 1, step -> step.equals("pre-upgrade"));

    assertThat(trouble)
        .hasValueSatisfying(found -> assertThat(found.said()).contains("no other tablet"));
  }

  private Rehearsal rehearsal() {
    return rehearsal(Map.of());
  }

  private Rehearsal rehearsal(Map<String, String> parameters) {
    return new Rehearsal(OpenMldbPlaybookTest.PLAYBOOK, hosts, parameters);
  }
}
