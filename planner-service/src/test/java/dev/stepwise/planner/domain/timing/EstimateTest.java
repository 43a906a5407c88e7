package dev.stepwise.planner.domain.timing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.StepId;
import dev.stepwise.planner.domain.timing.Samples.Sample;
import dev.stepwise.planner.domain.timing.Samples.Seen;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EstimateTest {
  private static final Duration WRITTEN = Duration.ofMinutes(10);

  @Test
  void at_first_the_playbook_is_believed_and_half_as_much_again() {
    assertThat(Estimate.of(here(), WRITTEN, 1))
        .isEqualTo(new Estimate(WRITTEN, Duration.ofMinutes(15), 0));
  }

  @Test
  void a_single_run_that_took_longer_is_not_forgotten() {
    assertThat(Estimate.of(here(1, 3_600), WRITTEN, 1).p90()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void with_enough_runs_they_are_believed() {
    assertThat(Estimate.of(oneToTen(), WRITTEN, 1))
        .isEqualTo(new Estimate(Duration.ofSeconds(5), Duration.ofSeconds(9), 10));
  }

  @Test
  void however_quick_it_was_elsewhere_the_playbook_is_believed() {
    assertThat(Estimate.of(new Seen(List.of(), seconds(30, 30, 31, 32, 33)), WRITTEN, 1))
        .isEqualTo(new Estimate(WRITTEN, Duration.ofMinutes(15), 0));
  }

  @Test
  void what_took_longer_elsewhere_may_take_as_long_here() {
    assertThat(Estimate.of(new Seen(seconds(1), seconds(3_600)), WRITTEN, 1).p90())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void with_enough_runs_here_those_elsewhere_do_not_count() {
    assertThat(Estimate.of(new Seen(seconds(1, 2, 3, 4, 5), seconds(3_600)), WRITTEN, 1))
        .isEqualTo(new Estimate(Duration.ofSeconds(3), Duration.ofSeconds(5), 5));
  }

  @Test
  void of_many_hosts_the_slowest_counts() {
    assertThat(Estimate.of(oneToTen(), WRITTEN, 7))
        .isEqualTo(new Estimate(Duration.ofSeconds(10), Duration.ofSeconds(10), 10));
  }

  @Test
  void runs_of_the_same_hop_count_alone_when_there_are_enough() {
    var step = new StepId("migrate");
    var samples =
        new Samples(
            Stream.of("1>2", "2>3")
                .flatMap(hop ->
                    IntStream.rangeClosed(1, hop.equals("1>2") ? 5 : 2)
                        .mapToObj(n -> new Sample(step, hop, false, Duration.ofSeconds(n))))
                .toList(),
            List.of());

    assertThat(samples.of(step, "1>2", false, 5).here()).hasSize(5);
    assertThat(samples.of(step, "2>3", false, 5).here()).hasSize(7);
    assertThat(samples.of(step, "1>2", true, 5).here()).isEmpty();
  }

  private static Seen oneToTen() {
    return here(10, 3, 8, 1, 6, 5, 4, 7, 2, 9);
  }

  private static Seen here(int... seconds) {
    return new Seen(seconds(seconds), List.of());
  }

  private static List<Duration> seconds(int... seconds) {
    return IntStream.of(seconds).mapToObj(Duration::ofSeconds).toList();
  }
}
