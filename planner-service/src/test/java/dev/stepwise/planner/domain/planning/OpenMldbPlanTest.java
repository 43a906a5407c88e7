package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Effect;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The playbook that ships, on an installation of the shape of its practice range.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenMldbPlanTest {
  private static final Path PLAYBOOK = Path.of("../playbooks/openmldb");
  private static final int KAFKA_MESSAGE_BYTES = 1_000_000;

  @BeforeAll
  static void the_playbook_is_there() {
    assumeTrue(Files.exists(PLAYBOOK.resolve("playbook.yaml")), "no playbook at " + PLAYBOOK);
  }

  @Test
  void goes_from_0_6_9_to_0_9_2_in_one_hop_under_the_safest_policy() {
    var plan = plan("0.6.9", "0.9.2");

    assertThat(plan.path())
        .extracting(Hop::from, Hop::to)
        .containsExactly(tuple(Estate.release("0.6.9"), Estate.release("0.9.2")));
    assertThat(plan.risks()).isNotEmpty();
  }

  @Test
  void upgrades_the_leading_nameserver_last_and_then_one_tablet_after_the_other() {
    assertThat(turns(plan("0.6.9", "0.9.2")))
        .containsExactly(
            "nameserver ns2",
            "nameserver ns1",
            "tablet t1",
            "tablet t2",
            "tablet t3",
            "taskmanager tm1",
            "apiserver api1");
  }

  @Test
  void has_no_point_of_no_return_and_writes_are_down_but_not_for_all_of_it() {
    var plan = plan("0.6.9", "0.9.2");

    assertThat(plan.stages())
        .extracting(Stage::effect)
        .noneMatch(Effect.Irreversible.class::isInstance);
    assertThat(plan.forecast().downtime()).containsKey("writes");
    assertThat(plan.forecast().downtime().get("writes")).isLessThan(plan.forecast().work());
  }

  @Test
  void fits_into_a_message() {
    assertThat(Wire.encode(plan("0.6.9", "0.9.2")).length).isLessThan(KAFKA_MESSAGE_BYTES);
  }

  @Test
  void a_release_before_0_6_9_is_refused_with_the_passage_and_the_advice() {
    var refusal = Estate.refused(planning("0.5.0", "0.9.2"));

    assertThat(refusal.reason())
        .startsWith("Expected a path from 0.5.0 to 0.9.2, but")
        .contains("M3#");
    assertThat(refusal.advice()).contains("0.9.2 can be reached from 0.6.9");
  }

  @Test
  void the_whole_upgrade_can_be_undone() {
    var plan = plan("0.6.9", "0.9.2");
    var done = new History(plan).succeedsUpTo(plan.stages().size()).succeeded().state();
    var back = Estate.planned(RollbackPlanner.undo(new UpgradeId("U-2"), done));

    assertThat(back.to()).isEqualTo(Estate.release("0.6.9"));
    assertThat(turns(back)).isEqualTo(turns(plan).reversed());
    assertThat(back.stages()).extracting(Stage::title).noneMatch(title -> title.startsWith("Undo"));
    assertThatNoException().isThrownBy(() -> Wire.hashOf(back));
  }

  private static List<String> turns(Plan plan) {
    var turns = new ArrayList<String>();
    plan.stages().stream().flatMap(stage -> stage.group().stream()).distinct().forEach(turns::add);
    return turns;
  }

  private static Plan plan(String from, String to) {
    return Estate.planned(planning(from, to));
  }

  private static Planning planning(String from, String to) {
    return PlanMaker.plan(
        Estate.ID,
        Estate.load(PLAYBOOK),
        installation(),
        Estate.release(to),
        Policy.SAFEST,
        facts(from),
        new TreeMap<>());
  }

  private static Installation installation() {
    return new Installation(
        new InstallationId("practice"),
        "openmldb",
        "Practice OpenMLDB",
        "cluster",
        List.of(
            host("ns1", "NAMESERVER_ENDPOINT", "127.0.0.1:6527", "nameserver", "ops"),
            host("ns2", "NAMESERVER_ENDPOINT", "127.0.0.1:6528", "nameserver"),
            host("t1", "TABLET_ENDPOINT", "127.0.0.1:10921", "tablet"),
            host("t2", "TABLET_ENDPOINT", "127.0.0.1:10922", "tablet"),
            host("t3", "TABLET_ENDPOINT", "127.0.0.1:10923", "tablet"),
            host("tm1", "TASKMANAGER_ENDPOINT", "127.0.0.1:9902", "taskmanager"),
            host("api1", "APISERVER_ENDPOINT", "127.0.0.1:8080", "apiserver")),
        Estate.texts(Map.of("ZK_CLUSTER", "127.0.0.1:2181", "WRITES_HOOK", "/srv/writes")));
  }

  private static InstalledHost host(String id, String variable, String endpoint, String... roles) {
    var variables = Map.of("OPENMLDB_HOME", "/srv/" + id + "/openmldb", variable, endpoint);
    return Estate.host(id, variables, roles);
  }

  private static SortedMap<HostId, SortedMap<String, String>> facts(String version) {
    var facts = new TreeMap<HostId, SortedMap<String, String>>();
    var playbook = Estate.load(PLAYBOOK);
    for (var host : installation().hosts()) {
      var ofHost = new TreeMap<String, String>();
      playbook.facts().values().stream()
          .filter(fact -> Discovery.isAsked(fact, installation(), host))
          .forEach(fact -> ofHost.put(fact.name(), value(fact.name(), host, version)));
      facts.put(host.id(), ofHost);
    }
    return facts;
  }

  private static String value(String fact, InstalledHost host, String version) {
    return switch (fact) {
      case "INSTALLED_VERSION" -> version;
      case "IS_LEADER" -> Boolean.toString(host.id().value().equals("ns1"));
      case "AUTO_FAILOVER" -> "false";
      default -> "";
    };
  }
}
