package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Bastion;
import dev.stepwise.contracts.Become;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.planner.domain.timing.Fit;
import dev.stepwise.planner.domain.timing.Forecaster;
import dev.stepwise.planner.domain.timing.Samples;
import dev.stepwise.window.Length;
import dev.stepwise.window.Rule;
import dev.stepwise.window.Windows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlanTextTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;

  @Test
  void with_its_window_a_plan_says_whether_it_fits_when_to_go_back_and_who_approves() {
    var plan = Ferry.plan(folder, "1.0", "3.0");

    var text = render(plan, nightly(), NOON);

    assertThat(text)
        .contains(
            "  Work    10 min 20 s in half of all cases, 15 min 30 s in nine of ten\n",
            "  writes  down for 8 min 20 s in half of all cases, 12 min 30 s in nine of ten\n",
            "          by the playbook's estimates: too few runs are known\n",
            "  Open     2026-01-01T20:00:00Z to 2026-01-02T00:00:00Z\n",
            "  Fits     not now. Expected ",
            "  Start    from 2026-01-01T19:57:45Z to ",
            "  Go back  by 2026-01-01T23:",
            "  By 1 person who may approve, and not ada who asked.\n");
    assertThat(render(plan, nightly(), NOON.plus(Duration.ofHours(9))))
        .contains("  Fits     yes\n");
    assertThat(render(plan, Windows.ALWAYS, NOON)).contains("  Downtime is always allowed.\n");
  }

  private static Windows nightly() {
    var start = LocalDateTime.parse("2026-01-01T20:00");
    return new Windows(
        List.of(new Rule("", ZoneId.of("UTC"), start, Length.of("PT4H"))), List.of());
  }

  private static String render(Plan plan, Windows windows, Instant now) {
    var fit = Fit.of(plan, Forecaster.times(plan, Samples.NONE), windows, now);
    return PlanText.render(plan, Wire.hashOf(plan), Optional.of(fit), Optional.of("ada"));
  }

  @Test
  void a_plan_reads_from_its_path_over_its_forecast_and_risks_to_its_stages() {
    var plan = Ferry.plan(folder, "1.0", "3.0");

    assertThat(render(plan))
        .isEqualTo(
            """
            Upgrade of Main ferry (ferry, main): 1.0 → 3.0
            Upgrade  U-1
            Plan     %s

            Path
              1.0 → 2.0  by procedure convert  (ops#1)
              2.0 → 3.0  by procedure roll-over

            Hosts
              g1  ops@g1.example.org:22  gate
              n1  ops@n1.example.org:22  node
              n2  ops@n2.example.org:22  node
              n3  ops@n3.example.org:22  node

            Forecast
              10 min 20 s of work in 11 stages, 12 runs
              Down meanwhile:
                node    one node at a time, for 8 min from +0:01:40 on
                writes  sending new orders, for 8 min 20 s from +0:01:30 on

            Risks
              - 2.0: data is converted  (log#2)
              - 3.0: the old client is gone
              - No way back after 'Convert the data': the old data; the dump remains

            Points of no return
              - stage 2: Convert the data. Lost after that: the old data; the dump remains

            Stages
                 1  +0:00:00   g1      Dump
                 2  +0:00:30   g1      Convert the data  [NO WAY BACK]
                 3  +0:01:00   g1      Tidy up
                 4  +0:01:30   g1      Close  [down from here: writes]
              roll over 3 hosts, one by one; n2 last; stops at the first failed host
              node n1:
                 5  +0:01:40   n1      Replace  [down meanwhile: node]
                 6  +0:03:40   g1      Catch up
              node n3:
                 7  +0:04:40   n3      Replace  [down meanwhile: node]
                 8  +0:06:40   g1      Catch up
              node n2:
                 9  +0:07:40   n2      Replace  [down meanwhile: node]
              then:
                10  +0:09:40   g1      Open  [back after this: writes]
                11  +0:09:50   n1, n3  Look
              end at +0:10:20
            """
                .formatted(Wire.hashOf(plan)));
  }

  @Test
  void a_rollback_says_what_it_undoes() {
    var original = new History(Ferry.plan(folder, "2.0", "3.0")).succeedsUpTo(8).succeeded();
    var plan = Estate.planned(RollbackPlanner.undo(new UpgradeId("U-2"), original.state()));

    assertThat(render(plan))
        .startsWith("Rollback of Main ferry (ferry, main): 3.0 → 2.0")
        .contains("Undoes   upgrade U-1")
        .contains("n2  Put the old node back");
  }

  @Test
  void a_long_list_of_hosts_is_a_number_and_does_not_shift_the_titles() {
    assertThat(render(withLongNames()))
        .endsWith(
            """
              then:
                 7  +0:08:10   g1-of-the-ferry  Open  [back after this: writes]
                 8  +0:08:20   all 4 hosts      Sweep
                 9  +0:08:50   2 hosts          Look
                                                on n1-of-the-ferry, n3-of-the-ferry
              end at +0:09:20
            """);
  }

  @Test
  void a_roll_says_how_many_go_at_a_time_how_many_may_fail_and_how_long_is_waited() {
    var careful =
        Ferry.PLAYBOOK
            .replace(
                "{over: node, batch: 1, last: LEADS}",
                "{over: node, batch: [1, 2], max-failures: 2, soak: 90s}")
            .replaceAll(
                "effect: none, estimate: 1m,\\s+when: [^}]*}",
                "verify: scripts/new.sh, effect: none, estimate: 1m}");

    assertThat(render(ferry(careful, Ferry.installation().hosts())))
        .contains(
            """
              roll over 3 hosts, in turns of 1, 2; stops at 2 failed hosts; 1 min 30 s of soak after each
                turn but the last
              node n1:
            """);
  }

  @Test
  void a_step_says_as_which_user_it_runs_and_a_host_how_it_is_reached() {
    var bastion =
        new Bastion("gw.example.org", 22, "ops", List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"));
    var hosts =
        Ferry.installation().hosts().stream()
            .map(host ->
                new InstalledHost(
                    host.id(),
                    host.roles(),
                    host.address(),
                    host.port(),
                    host.user(),
                    host.zone(),
                    host.hostKeys(),
                    host.variables(),
                    Optional.of(List.of(bastion)),
                    Optional.of(new Become("app", Optional.empty()))))
            .toList();
    var asRoot = Ferry.PLAYBOOK.replace("title: Close,", "title: Close, as: root,");

    assertThat(render(ferry(asRoot, hosts)))
        .contains(
            "g1  ops@g1.example.org:22 via gw.example.org as app (sudo)  gate",
            "Close  [as: root]  [down from here: writes]");
  }

  private Plan ferry(String playbook, List<InstalledHost> hosts) {
    return Estate.planned(
        PlanMaker.plan(
            Estate.ID,
            Estate.playbook(folder, playbook, Ferry.RELEASES),
            Estate.installation(hosts),
            Estate.release("3.0"),
            Policy.SAFEST,
            Ferry.facts("2.0"),
            new TreeMap<>()));
  }

  @Test
  void no_line_is_wider_than_96_columns() {
    assertThat(render(Ferry.plan(folder, "1.0", "3.0")).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(96));
  }

  private Plan withLongNames() {
    var facts = new TreeMap<HostId, SortedMap<String, String>>();
    Ferry.facts("2.0").forEach((host, known) -> facts.put(longName(host), known));
    var hosts =
        Ferry.installation().hosts().stream()
            .map(host ->
                Estate.host(longName(host.id()).value(), host.roles().toArray(String[]::new)))
            .toList();
    var everywhere = Ferry.PLAYBOOK.replace("on: archive", "on: [gate, node]");
    return Estate.planned(
        PlanMaker.plan(
            Estate.ID,
            Estate.playbook(folder, everywhere, Ferry.RELEASES),
            Estate.installation(hosts),
            Estate.release("3.0"),
            Policy.SAFEST,
            facts,
            new TreeMap<>()));
  }

  private static HostId longName(HostId host) {
    return new HostId(host + "-of-the-ferry");
  }

  private static String render(Plan plan) {
    return PlanText.render(plan, Wire.hashOf(plan));
  }
}
