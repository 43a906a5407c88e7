package dev.stepwise.systemtests.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The part of the campaign in which commands come too late, or seem to. Commands are valid for
/// seconds here, so that it does not take hours. See docs/reliability.md.
@DisplayNameGeneration(ReplaceUnderscores.class)
@EnabledIf("isPatient")
class OutOfTimeTest {
  private static final Form FORM = Form.chosen();
  private static final long SEED = Form.seed();
  private static final Duration VALID = Duration.ofSeconds(15);

  private static CampaignStack stack;
  private static Campaign campaign;
  private static Optional<Clocks> clocks;

  @BeforeAll
  static void begin() throws IOException, InterruptedException {
    clocks = Clocks.in(Path.of("target/campaign-clocks").toAbsolutePath());
    stack =
        new CampaignStack(
            FORM.tide(SEED),
            FORM.lease(),
            Map.of("planner.commands-valid", VALID.toString()),
            clocks.map(Clocks::environment).orElseGet(Map::of));
    var title = "The %s campaign out of time, with seed %d".formatted(FORM.name(), SEED);
    campaign = new Campaign(stack, SEED, new Report(Path.of("target/campaign-time.md"), title));
    stack.register();
  }

  @AfterAll
  static void end() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void an_executor_comes_back_to_a_backlog_of_commands_that_are_no_longer_valid() throws Exception {
    var before = Alerts.of(stack.stack()).expired();
    try (var second = elsewhere("tide-2");
        var third = elsewhere("tide-3")) {
      var others =
          List.of(new Voyages(() -> stack.setOut(second)), new Voyages(() -> stack.setOut(third)));
      Verdict.areFine(FORM, campaign.inflict(1, new LongAbsence(others)));
      for (var other : others) {
        assertThat(campaign.findings(other).doubleStarts()).isEmpty();
        assertThat(campaign.findings(other).lost()).isEmpty();
      }
    }
    assertThat(Alerts.of(stack.stack()).expired() - before).as("alerts").isZero();
  }

  private static Elsewhere elsewhere(String name) throws IOException {
    return stack.elsewhere(name, PracticeRange::start, UnaryOperator.identity());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"PLANNER, PT1H", "PLANNER, PT-1H", "EXECUTOR, PT1H", "EXECUTOR, PT-1H"})
  void the_clock_of_a_service_is_an_hour_off(Service service, Duration ahead) throws Exception {
    assumeTrue(clocks.isPresent(), Clocks.NEEDED);
    var fault = new WrongClock(clocks.orElseThrow(), service, ahead, VALID);
    Verdict.areFine(FORM, campaign.inflict(FORM.times(), fault));
  }

  static boolean isPatient() {
    return Form.isPatient();
  }
}
