package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Alternative;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Risk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OceanPlanTest {
  private static final Choice INFRA = Ocean.variant("infra");

  @TempDir Path folder;

  @Nested
  class Stages {
    @Test
    void proofs_stand_right_before_what_needs_them_and_soaks_between_the_turns() {
      assertThat(infra().stages())
          .extracting(Ocean::brief)
          .containsExactly(
              "dump @ d1",
              "drain @ s1",
              "prove-dump @ d1",
              "convert @ d1",
              "refit @ s1",
              "soak @ s1",
              "refit @ s2 s3",
              "soak @ s2 s3",
              "refit @ s4");
    }

    @Test
    void a_proof_runs_the_probe_of_the_step_in_that_steps_environment() {
      var plan = infra();
      var proof = Ocean.stage(plan, "prove-dump");

      assertThat(proof.title()).isEqualTo("Prove: Dump");
      assertThat(proof.action().run().name()).isEqualTo("scripts/dumped.sh");
      assertThat(proof.effect()).isEqualTo(new Effect.None());
      assertThat(proof.runs()).isEqualTo(Ocean.stage(plan, "dump").runs());
    }

    @Test
    void a_soak_waits_and_asks_the_last_probe_of_the_turn_again() {
      var plan = infra();
      var soak = Ocean.stage(plan, "soak");

      assertThat(plan.textOf(soak.action().run())).isEqualTo("sleep \"$STEPWISE_SOAK\"\n");
      assertThat(soak.action().verify().orElseThrow().name()).isEqualTo("scripts/fit.sh");
      assertThat(soak.estimate()).isEqualTo(Duration.ofSeconds(30));
      assertThat(soak.action().timeout()).isGreaterThan(Duration.ofSeconds(30));
      assertThat(soak.runs().getFirst().environment()).containsEntry("STEPWISE_SOAK", "30");
      assertThat(soak.group()).contains("ship s1");
    }

    @Test
    void a_canary_goes_first() {
      var facts = Ocean.facts("1.0", "1.0");
      for (var coward : List.of("s1", "s2", "s4")) {
        facts.put(new HostId(coward), Estate.texts(Map.of("VERSION", "1.0", "BRAVE", "false")));
      }
      var planned =
          PlanMaker.plan(
              Estate.playbook(
                  folder,
                  Ocean.PLAYBOOK.replace("facts.host.BRAVE == 'true'", "1 == 1"),
                  Ocean.RELEASES),
              new PlanRequest(
                  Estate.ID,
                  Ocean.fleet(Map.of()),
                  Estate.release("2.0"),
                  Policy.SAFEST,
                  INFRA,
                  facts,
                  new TreeMap<>()));

      assertThat(Ocean.brief(Ocean.stage(Estate.planned(planned), "refit")))
          .isEqualTo("refit @ s3");
    }

    @Test
    void a_gate_waits_for_its_probe_on_the_first_host_and_changes_nothing() {
      var plan = infra();
      var gate = Ocean.stage(plan, "drain");

      assertThat(gate.gate()).contains("drain");
      assertThat(gate.effect()).isEqualTo(new Effect.None());
      assertThat(gate.action().verifyWithin()).isEqualTo(Duration.ofDays(2));
      assertThat(plan.textOf(gate.action().run())).startsWith(":");
      assertThat(gate.runs()).hasSize(1);
    }

    @Test
    void what_is_to_be_minded_stands_with_the_stage() {
      var plan = infra();
      var convert = Ocean.stage(plan, "convert");

      assertThat(convert.isOnce()).isTrue();
      assertThat(convert.checklist()).containsExactly("the harbour master agrees");
      assertThat(convert.action().answers()).contains(List.of("y", "$DB_PASSWORD"));
      assertThat(Ocean.stage(plan, "dump").shared()).contains(List.of("SUM"));
      assertThat(Ocean.stage(plan, "refit").reboots()).contains(true);
      assertThat(Ocean.stage(plan, "dump").isOnce()).isFalse();
    }

    @Test
    void what_is_done_once_is_done_in_each_hop() {
      var facts = Ocean.facts("1.0", "1.0");
      var plan =
          Estate.planned(
              PlanMaker.plan(
                  Ocean.playbook(folder),
                  new PlanRequest(
                      Estate.ID,
                      Ocean.fleet(Map.of()),
                      Estate.release("3.0"),
                      Policy.SAFEST,
                      INFRA,
                      facts,
                      new TreeMap<>())));

      assertThat(plan.path()).hasSize(2);
      assertThat(plan.stages())
          .filteredOn(stage -> stage.step().value().equals("convert"))
          .hasSize(2);
    }

    @Test
    void a_variant_that_was_not_chosen_leaves_out_its_steps_and_their_proofs() {
      var plan = Ocean.plan(folder, "1.0", "2.0", Choice.NONE);

      assertThat(plan.variant()).contains("app");
      assertThat(plan.stages())
          .extracting(stage -> stage.step().value())
          .doesNotContain("convert", "prove-dump");
    }

    @Test
    void a_needed_step_that_does_not_apply_is_no_plan() {
      var playbook =
          Estate.playbook(
              folder,
              Ocean.PLAYBOOK.replace(
                  "component: data, run: scripts/dump.sh",
                  "component: data, when: \"variant == 'app'\", run: scripts/dump.sh"),
              Ocean.RELEASES);
      var planning =
          PlanMaker.plan(
              playbook,
              new PlanRequest(
                  Estate.ID,
                  Ocean.fleet(Map.of()),
                  Estate.release("2.0"),
                  Policy.SAFEST,
                  INFRA,
                  Ocean.facts("1.0", "1.0"),
                  new TreeMap<>()));

      assertThat(Estate.refused(planning).reason())
          .isEqualTo("Step convert needs what step dump makes, but that step does not apply.");
    }

    private Plan infra() {
      return Ocean.plan(folder, "1.0", "2.0", INFRA);
    }
  }

  @Nested
  class Variables {
    @Test
    void properties_of_both_releases_are_seen_and_empty_when_a_release_has_none() {
      var environment =
          Ocean.plan(folder, "1.0", "2.0", INFRA)
              .stages()
              .getFirst()
              .runs()
              .getFirst()
              .environment();

      assertThat(environment)
          .containsEntry("FROM_HEAD", "a1")
          .containsEntry("TO_HEAD", "b2")
          .containsEntry("FROM_TOOL", "")
          .containsEntry("TO_TOOL", "7");
    }

    @Test
    void secrets_are_references_apart_from_the_environment() {
      var run = Ocean.plan(folder, "1.0", "2.0", INFRA).stages().getFirst().runs().getFirst();

      assertThat(run.secrets()).contains(Estate.texts(Map.of("DB_PASSWORD", "env:OCEAN_DB")));
      assertThat(run.environment()).doesNotContainKey("DB_PASSWORD");
    }

    @Test
    void a_secret_that_is_left_out_is_empty() {
      var run = Ocean.plan(folder, "1.0", "2.0", INFRA).stages().getFirst().runs().getFirst();

      assertThat(run.environment()).containsEntry("SHIP_KEY", "");
    }

    @Test
    void probes_get_references_too_and_only_the_facts_of_their_topology() {
      var fleet = Discovery.probes(Estate.ID, Ocean.playbook(folder), Ocean.fleet(Map.of()));
      assertThat(fleet.getFirst().secrets())
          .contains(Estate.texts(Map.of("DB_PASSWORD", "env:OCEAN_DB")));
      assertThat(fleet.getFirst().environment()).doesNotContainKey("DB_PASSWORD");
      assertThat(fleet.getFirst().probes()).containsOnlyKeys("VERSION", "GITLAB");

      var raft = Discovery.probes(Estate.ID, Ocean.playbook(folder), Ocean.raft("ship"));
      assertThat(raft.getFirst().secrets()).isEmpty();
      assertThat(raft.getFirst().probes()).containsOnlyKeys("VERSION", "BRAVE");
    }
  }

  @Nested
  class Requiring {
    @Test
    void all_that_does_not_fit_is_told_at_once() {
      var facts = Ocean.facts("1.0", "1.0");
      facts.put(new HostId("d1"), Estate.texts(Map.of("VERSION", "1.0", "GITLAB", "11.7")));
      facts.put(new HostId("s3"), Estate.texts(Map.of("VERSION", "1.0", "BRAVE", "false")));

      assertThat(Estate.refused(planning(Map.of(), facts)))
          .isEqualTo(
              new Planning.NoPlan(
                  "GitLab fits: not so: GitLab before 11.8 has no such hook (M#9). The ship is brave on s3: not so: a coward sinks.",
                  "upgrade GitLab first. Bring about: The ship is brave."));
    }

    @Test
    void what_cannot_be_told_does_not_fit() {
      var facts = Ocean.facts("1.0", "1.0");
      facts.put(new HostId("d1"), Estate.texts(Map.of("VERSION", "1.0", "GITLAB", "none")));

      assertThat(Estate.refused(planning(Map.of(), facts)).reason())
          .contains("GitLab fits: not evaluated: ")
          .contains("'none'");
    }

    @Test
    void what_may_be_waived_is_signed_before_the_first_stage() {
      var plan = Estate.planned(planning(Map.of("MODE", "rough"), Ocean.facts("1.0", "1.0")));

      assertThat(plan.stages().getFirst().checklist())
          .containsExactly(
              "In spite of this: The sea is calm: not so: in rough weather data may get wet.");
      assertThat(plan.stages().get(1).checklist()).isEmpty();
    }

    @Test
    void what_belongs_to_another_topology_is_not_asked() {
      var facts = Ocean.facts("1.0", "1.0");
      facts.keySet().retainAll(List.of(new HostId("s1")));

      assertThat(
              Estate.planned(Ocean.planning(folder, Ocean.raft("ship"), "2.0", Choice.NONE, facts))
                  .stages())
          .extracting(Ocean::brief)
          .containsExactly("drain @ s1", "refit @ s1");
    }

    private Planning planning(
        Map<String, String> parameters, SortedMap<HostId, SortedMap<String, String>> facts) {
      return Ocean.planning(folder, Ocean.fleet(parameters), "2.0", Choice.NONE, facts);
    }
  }

  @Nested
  class Choosing {
    @Test
    void only_what_is_chosen_is_done_and_must_agree() {
      var plan =
          Estate.planned(
              Ocean.planning(
                  folder,
                  Ocean.fleet(Map.of()),
                  "2.0",
                  Ocean.only("ship"),
                  Ocean.facts("3.0", "1.0")));

      assertThat(plan.from()).isEqualTo(Estate.release("1.0"));
      assertThat(plan.components()).contains(List.of("ship"));
      assertThat(plan.stages()).extracting(Ocean::brief).doesNotContain("dump @ d1");
    }

    @Test
    void what_stays_behind_is_a_risk_and_keeps_the_recorded_release() {
      var plan = Ocean.plan(folder, "1.0", "2.0", Ocean.only("data"));

      assertThat(plan.isPartial()).isTrue();
      assertThat(plan.risks())
          .contains(
              new Risk(
                  "Component ship (the ships) stays at 1.0; until it is upgraded too, the installation's recorded release does not change",
                  Optional.empty()));
    }

    @Test
    void the_last_component_to_arrive_moves_the_recorded_release() {
      var plan =
          Estate.planned(
              Ocean.planning(
                  folder,
                  Ocean.fleet(Map.of()),
                  "2.0",
                  Ocean.only("ship"),
                  Ocean.facts("2.0", "1.0")));

      assertThat(plan.isPartial()).isFalse();
      assertThat(plan.risks()).noneMatch(risk -> risk.text().contains("stays at"));
    }

    @Test
    void without_a_choice_all_must_agree() {
      var planning =
          Ocean.planning(
              folder, Ocean.fleet(Map.of()), "2.0", Choice.NONE, Ocean.facts("2.0", "1.0"));

      assertThat(Estate.refused(planning).reason()).contains("drifted apart");
    }

    @Test
    void a_choice_that_there_is_not_is_refused_with_what_there_is() {
      var choice = new Choice(Optional.of("sail"), Optional.of(List.of("ship", "crew", "ship")));

      assertThat(Selection.problems(Ocean.playbook(folder), choice))
          .containsExactly(
              "Expected a variant of Ocean, one of app, infra, but got 'sail'",
              "Expected components of Ocean (some of data, ship), but got 'crew'",
              "Expected each component once, but got 'ship' twice");
      assertThat(Selection.problems(Ferry.playbook(folder.resolve("ferry")), choice))
          .containsExactly(
              "Expected no variant, since Ferry has none to choose from, but got 'sail'",
              "Expected components of Ferry (no choice), but got 'ship'",
              "Expected components of Ferry (no choice), but got 'crew'",
              "Expected components of Ferry (no choice), but got 'ship'");
      assertThat(Selection.problems(Ocean.playbook(folder), Ocean.only()))
          .containsExactly(
              "Expected components of Ocean (some of data, ship; leave them out for all), but got an empty list");
    }
  }

  @Nested
  class Comparing {
    @Test
    void the_policies_stand_side_by_side() {
      var plan = Ocean.plan(folder, "1.0", "3.0", INFRA);

      assertThat(plan.alternatives().orElseThrow())
          .extracting(
              Alternative::policy, one -> one.hops().size(), one -> one.pointsOfNoReturn().size())
          .containsExactly(tuple("safest", 2, 2), tuple("fewest", 1, 1));
    }

    @Test
    void people_read_them_side_by_side() {
      var plan = Ocean.plan(folder, "1.0", "3.0", INFRA);

      assertThat(PlanText.render(plan, Wire.hashOf(plan)))
          .contains("Variant  infra\n", "Parts    data, ship\n")
          .contains(
              """
              Alternatives
                safest  1.0 → 2.0 → 3.0
                        2 hops, 19 min of work, sea down 16 min 30 s
                        points of no return: Convert the data; Convert the data
                fewest  1.0 → 3.0  (this plan)
                        1 hop, 9 min 30 s of work, sea down 7 min
                        points of no return: Convert the data
              """)
          .contains(
              """
              To be signed
                before stage 4, Convert the data (Harbour):
                  - the harbour master agrees
              """)
          .contains("[signed before: 1 item]", "[waits: drain]", "[only once]");
    }

    @Test
    void an_earlier_release_is_reached_by_an_ordinary_plan() {
      var plan = Ocean.plan(folder, "3.0", "2.0", Choice.NONE);

      assertThat(plan.to()).isEqualTo(Estate.release("2.0"));
      assertThat(plan.rollbackOf()).isEmpty();
      assertThat(plan.stages()).extracting(Ocean::brief).containsExactly("turn @ s1 s2 s3 s4");
    }
  }

  @Test
  void roles_and_variables_count_only_in_their_topologies() {
    var raft = Ocean.raft("ship", "db");

    assertThat(InstallationCheck.problems(Ocean.playbook(folder), Ocean.raft("ship"))).isEmpty();
    assertThat(InstallationCheck.problems(Ocean.playbook(folder), raft))
        .containsExactly(
            "Expected the roles of host s1 to be among ship, but it has db, which there is only in topology fleet");
  }

  @Test
  void a_choice_and_a_secret_are_checked_and_what_may_be_a_secret_is_not_repeated() {
    var fleet = Ocean.fleet(Map.of("MODE", "stormy", "DB_PASSWORD", "hunter2", "FILES", "a\nb"));

    assertThat(InstallationCheck.problems(Ocean.playbook(folder), fleet))
        .containsExactly(
            "Expected DB_PASSWORD of the installation to be a reference such as env:NAME, file:/path or vault:PATH#FIELD, and never the secret itself, but it is something else",
            "Expected MODE of the installation to be one of `calm` and `rough`, but it is 'stormy'");
  }
}
