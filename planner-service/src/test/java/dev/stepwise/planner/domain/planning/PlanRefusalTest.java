package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.planner.domain.planning.Planning.NoPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanRefusalTest {
  @TempDir Path folder;

  @Test
  void a_host_that_does_not_answer_is_named_with_what_to_look_at() {
    var problems = new TreeMap<>(Map.of(new HostId("n2"), "UNREACHABLE: no route"));

    assertThat(refusal(Ferry.installation(), Ferry.facts("2.0"), problems))
        .isEqualTo(
            new NoPlan(
                "Expected every host to tell its facts, but these did not: n2 (UNREACHABLE: no route).",
                "Check that the host is up, that its address and port are right, and that the executors of its zone can reach it; then ask again."));
  }

  @Test
  void a_host_key_that_changed_is_to_be_compared_before_anything_else() {
    var problems = new TreeMap<>(Map.of(new HostId("n2"), "HOST_KEY_CHANGED: another key"));

    assertThat(refusal(Ferry.installation(), Ferry.facts("2.0"), problems).advice())
        .contains("Compare the fingerprint")
        .contains("register the installation again");
  }

  @Test
  void hosts_that_have_drifted_apart_are_listed_with_what_each_has() {
    var facts = Ferry.facts("2.0");
    facts.put(new HostId("n1"), Estate.texts(Map.of("VERSION", "1.0", "LEADS", "false")));

    assertThat(refusal(Ferry.installation(), facts, new TreeMap<>()).reason())
        .isEqualTo(
            "Expected all hosts to have the same release, but they have drifted apart: g1 has '2.0', n1 has '1.0', n2 has '2.0', n3 has '2.0'.");
  }

  @Test
  void a_fact_that_is_missing_is_named_with_its_hosts() {
    var facts = Ferry.facts("2.0");
    facts.put(new HostId("n1"), Estate.texts(Map.of("VERSION", "2.0")));

    assertThat(refusal(Ferry.installation(), facts, new TreeMap<>()).reason())
        .isEqualTo("Expected to know every fact, but these are missing: {LEADS=[n1]}.");
  }

  @Test
  void a_fact_that_a_condition_asks_for_and_nobody_has_alone_is_no_guess() {
    var playbook =
        Estate.playbook(
            folder, Ferry.PLAYBOOK.replace("facts.host.LEADS", "facts.LEADS"), Ferry.RELEASES);

    assertThat(
            Estate.refused(
                    PlanMaker.plan(
                        Estate.ID,
                        playbook,
                        Ferry.installation(),
                        Estate.release("3.0"),
                        Policy.SAFEST,
                        Ferry.facts("2.0"),
                        new TreeMap<>()))
                .reason())
        .startsWith("Step look on n1: Expected to know all that")
        .contains("LEADS");
  }

  @Test
  void an_installation_that_the_playbook_does_not_fit_is_refused_with_every_reason() {
    var installation =
        Estate.installation(
            List.of(
                Estate.host("g1", "gate"),
                Estate.host("g2", "gate"),
                Estate.host("x", Map.of("HOST_DIR", "srv", "PORTS", "8"), "nod")));

    assertThat(InstallationCheck.problems(Ferry.playbook(folder), installation))
        .containsExactly(
            "Expected at most 1 host of role gate (takes the traffic), but there are 2",
            "Expected at least 1 host of role node (carries the load), but there is 0",
            "Expected the roles of host x to be among archive, gate, node, but it has nod",
            "Expected HOST_DIR of host x to be an absolute path such as /opt/platform, but it is 'srv'",
            "Expected host x to say only HOST_DIR, PORT, but it says PORTS");
  }

  @Test
  void nothing_is_wrong_with_a_sound_installation() {
    assertThat(InstallationCheck.problems(Ferry.playbook(folder), Ferry.installation())).isEmpty();
  }

  private NoPlan refusal(
      Installation installation,
      SortedMap<HostId, SortedMap<String, String>> facts,
      SortedMap<HostId, String> problems) {
    return Estate.refused(
        PlanMaker.plan(
            Estate.ID,
            Ferry.playbook(folder),
            installation,
            Estate.release("3.0"),
            Policy.SAFEST,
            facts,
            problems));
  }
}
