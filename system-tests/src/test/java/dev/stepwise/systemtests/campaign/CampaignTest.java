package dev.stepwise.systemtests.campaign;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.practice.OpenSshRange;
import dev.stepwise.embedded.practice.PracticeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The campaign: `./mvnw verify` fights a short one, `-Pcampaign` the long one. See
/// docs/reliability.md.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class CampaignTest {
  private static final Form FORM = Form.chosen();
  private static final long SEED = Form.seed();
  private static final String NOT_JUDGED =
      "; several services start beside each other, so recovery is judged in the long form only";

  private static CampaignStack stack;
  private static Report report;
  private static Campaign campaign;

  @BeforeAll
  static void begin() throws InterruptedException {
    report =
        new Report(
            Path.of("target/campaign.md"),
            "The %s campaign with seed %d (again: ./mvnw verify -Dcampaign.form=%1$s -Dcampaign.seed=%2$d)%s"
                .formatted(FORM.name(), SEED, FORM.isTimed() ? "" : NOT_JUDGED));
    stack = new CampaignStack(FORM.tide(SEED), FORM.lease());
    campaign = new Campaign(stack, SEED, report);
    stack.register();
  }

  @AfterAll
  static void end() {
    if (stack != null) {
      stack.close();
      System.out.println(report.asMarkdown());
    }
  }

  @ParameterizedTest(name = "{0}")
  @Order(1)
  @MethodSource("services")
  void services_are_killed_at_any_point(List<Service> services) throws Exception {
    areFine(
        campaign.inflict(
            FORM.kills(), services.stream().map(KillService::new).toArray(Fault[]::new)));
  }

  static List<List<Service>> services() {
    return FORM.killedTogether();
  }

  @Test
  @Order(3)
  void a_service_dies_in_each_gap_between_two_durable_actions() throws Exception {
    areFine(new Failpoints(stack, campaign, report).reachAll(new SplittableRandom(SEED)));
  }

  @Test
  @Order(4)
  void connections_are_cut_and_hosts_are_rebooted() throws Exception {
    areFine(campaign.inflict(FORM.times(), new CutConnections(), new RebootHost()));
  }

  @Test
  @Order(5)
  void the_sshd_of_the_system_is_killed() throws Exception {
    assumeTrue(OpenSshRange.available(), "skipped: there is no sshd here (install openssh-server)");
    try (var hosts =
        stack.elsewhere("tide-over-openssh", OpenSshRange::start, UnaryOperator.identity())) {
      var voyages = new Voyages(() -> stack.setOut(hosts));
      areFine(campaign.inflict(voyages, FORM.times(), new KillSshd("OpenSSH")));
    }
  }

  @Test
  @Order(6)
  void an_executor_stands_still_while_another_takes_over() throws Exception {
    try (var _ = Twin.of(stack.stack())) {
      areFine(campaign.inflict(FORM.times(), new StopExecutor()));
    }
  }

  /// Each takes its time, and the whole stack for itself.
  @ParameterizedTest(name = "{0}")
  @Order(90)
  @MethodSource("disturbances")
  @EnabledIf("isPatient")
  void kafka_and_postgresql_and_dates_go_wrong(Fault fault) throws Exception {
    areFine(campaign.inflict(FORM.times(), fault));
  }

  @ParameterizedTest(name = "{0}")
  @Order(91)
  @EnumSource
  @EnabledIf("isPatient")
  void wires_to_hosts_break(BreakWire.Way way) throws Exception {
    var name = "tide-by-relay-" + way.ordinal();
    try (var relays = new Relays();
        var hosts = stack.elsewhere(name, PracticeRange::start, relays::before)) {
      var voyages = new Voyages(() -> stack.setOut(hosts));
      areFine(campaign.inflict(voyages, FORM.times(), new BreakWire(relays, way)));
    }
  }

  @Test
  @Order(92)
  @EnabledIf("isPatient")
  void the_disk_of_a_host_is_full() throws Exception {
    assumeTrue(SmallDisk.isPossible(), SmallDisk.ONLY_ROOT);
    var home = stack.folder("tide-on-small-disk").resolve("hosts/shore1/home");
    try (var disk = SmallDisk.under(home, 64, SmallDisk.User.NOBODY);
        var hosts =
            stack.elsewhere("tide-on-small-disk", PracticeRange::start, UnaryOperator.identity())) {
      var voyages = new Voyages(() -> stack.setOut(hosts));
      areFine(campaign.inflict(voyages, FORM.times(), new FillHost("shore1", disk)));
    }
  }

  @Test
  @Order(93)
  @EnabledIf("isPatient")
  void the_disk_of_kafka_is_full() throws Exception {
    assumeTrue(SmallDisk.isPossible(), SmallDisk.ONLY_ROOT);
    try (var disk = stack.kafkaOnSmallDisk()) {
      areFine(campaign.inflict(FORM.times(), new FillBroker(disk)));
    }
  }

  @Test
  @Order(94)
  @EnabledIf("isPatient")
  void the_disk_of_postgresql_is_full() throws Exception {
    assumeTrue(SmallDisk.isPossible(), SmallDisk.ONLY_ROOT);
    try (var disk = stack.databaseOnSmallDisk()) {
      areFine(campaign.inflict(FORM.times(), new FillDatabase(disk)));
    }
  }

  static Stream<Named<Fault>> disturbances() {
    return Disturbances.all().stream().map(fault -> Named.of(fault.name(), fault));
  }

  static boolean isPatient() {
    return Form.isPatient();
  }

  private static void areFine(List<Row> rows) {
    Verdict.areFine(FORM, rows);
  }
}
