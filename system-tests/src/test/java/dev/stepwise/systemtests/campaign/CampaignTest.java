package dev.stepwise.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.practice.OpenSshRange;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The campaign: `./mvnw verify` fights a short one, `-Pcampaign` the long one. See
/// docs/reliability.md.
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestMethodOrder(OrderAnnotation.class)
class CampaignTest {
  private static final Form FORM = Form.chosen();
  private static final long SEED = Form.seed();

  private static CampaignStack stack;
  private static Report report;
  private static Campaign campaign;

  @BeforeAll
  static void begin() throws InterruptedException {
    report =
        new Report(
            Path.of("target/campaign.md"),
            "The %s campaign with seed %d (again: ./mvnw verify -Dcampaign.form=%1$s -Dcampaign.seed=%2$d)"
                .formatted(FORM.name(), SEED));
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

  @Test
  @Order(1)
  void planner_and_audit_are_killed_at_any_point() throws Exception {
    areFine(
        campaign.inflict(
            FORM.kills(), new KillService(Service.PLANNER), new KillService(Service.AUDIT)));
  }

  @Test
  @Order(2)
  void executor_and_notifier_are_killed_at_any_point() throws Exception {
    areFine(
        campaign.inflict(
            FORM.kills(), new KillService(Service.EXECUTOR), new KillService(Service.NOTIFIER)));
  }

  @Test
  @Order(3)
  void a_service_dies_in_each_gap_between_two_durable_actions() throws Exception {
    areFine(new Failpoints(stack, campaign, report).reachAll(new SplittableRandom(SEED)));
  }

  @Test
  @Order(4)
  void connections_are_cut_and_hosts_are_rebooted() throws Exception {
    areFine(campaign.inflict(FORM.times(), new CutConnections()));
    areFine(campaign.inflict(FORM.times(), new RebootHost()));
  }

  @Test
  @Order(5)
  void the_sshd_of_the_system_is_killed() throws Exception {
    assumeTrue(OpenSshRange.available(), "skipped: there is no sshd here (install openssh-server)");
    try (var hosts = stack.overOpenSsh()) {
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

  /// Each takes its time, so only the long form has them.
  @Test
  @Order(90)
  @EnabledIfSystemProperty(named = "campaign.form", matches = "long")
  void kafka_and_postgresql_and_clocks_go_wrong() throws Exception {
    areFine(campaign.inflict(FORM.times(), Disturbances.all()));
  }

  private static void areFine(List<Row> rows) {
    for (var row : rows) {
      assertThat(row.findings().doubleStarts()).as("double starts").isEmpty();
      assertThat(row.findings().lost()).as("lost").isEmpty();
      if (FORM.isTimed()) {
        assertThat(row.percentile(99)).as("recovery").isLessThanOrEqualTo(row.limit());
      }
    }
  }
}
