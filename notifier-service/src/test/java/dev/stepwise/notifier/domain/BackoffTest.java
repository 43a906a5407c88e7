package dev.stepwise.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackoffTest {
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10), 30);

  @ParameterizedTest
  @CsvSource({
    "1, 0, PT1S",
    "2, 0, PT2S",
    "5, 0, PT16S",
    "5, 0.5, PT12S",
    "11, 0, PT10M",
    "1000, 0, PT10M",
    "1000, 0.5, PT7M30S",
  })
  void a_wait_doubles_up_to_the_most_and_loses_up_to_half_of_it(
      int tried, double die, Duration wait) {
    assertThat(BACKOFF.after(tried, die, Optional.empty())).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({"5, PT0S, PT16S", "5, PT15S, PT16S", "5, PT17S, PT17S"})
  void whoever_asks_for_a_longer_wait_gets_it(int tried, Duration asked, Duration wait) {
    assertThat(BACKOFF.after(tried, 0, Optional.of(asked))).isEqualTo(wait);
  }

  @ParameterizedTest
  @CsvSource({"29, false", "30, true"})
  void the_last_try_is_the_last(int tried, boolean over) {
    assertThat(BACKOFF.isOver(tried)).isEqualTo(over);
  }
}
