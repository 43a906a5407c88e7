package dev.stepwise.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.stack.Service;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The campaign: `./mvnw verify` fights a short one, `-Pcampaign` the long one. See
/// docs/reliability.md.
@DisplayNameGeneration(ReplaceUnderscores.class)
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

  @ParameterizedTest
  @EnumSource
  void a_service_is_killed_at_any_point(Service service) throws Exception {
    isFine(campaign.inflict(new KillService(service), FORM.kills()));
  }

  static Stream<Fault> disturbances() {
    return Disturbances.of(FORM);
  }

  @ParameterizedTest
  @MethodSource("disturbances")
  void something_else_goes_wrong(Fault fault) throws Exception {
    isFine(campaign.inflict(fault, FORM.disturbances()));
  }

  private static void isFine(Row row) {
    assertThat(row.findings().doubleStarts()).as("double starts").isEmpty();
    assertThat(row.findings().lost()).as("lost").isEmpty();
    if (FORM == Form.LONG) {
      assertThat(row.percentile(99)).as("recovery").isLessThanOrEqualTo(row.limit());
    }
  }
}
