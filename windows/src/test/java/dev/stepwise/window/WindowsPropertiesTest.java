package dev.stepwise.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random rules, in the weeks in which clocks are changed, against a look at every single minute.
@DisplayNameGeneration(ReplaceUnderscores.class)
class WindowsPropertiesTest {
  private static final int SEEDS = 300;
  private static final List<LocalDate> CHANGES =
      List.of(
          LocalDate.parse("2026-03-29"),
          LocalDate.parse("2026-10-25"),
          LocalDate.parse("2026-03-08"),
          LocalDate.parse("2026-11-01"),
          LocalDate.parse("2026-04-05"),
          LocalDate.parse("2026-10-04"),
          LocalDate.parse("2026-09-06"));

  static Stream<Long> seeds() {
    return Stream.iterate(1L, seed -> seed + 1).limit(SEEDS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void open_stretches_are_sorted_apart_inside_and_equal_to_a_look_at_every_minute(long seed) {
    var random = new Random(seed);
    var day = CHANGES.get(random.nextInt(CHANGES.size()));
    var from = day.minusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC);
    var within = new Stretch(from, from.plus(Duration.ofDays(4)));
    var allow = rules(random, random.nextInt(4), day);
    var deny = rules(random, random.nextInt(3), day);

    var open = windows(allow, deny).open(within);

    assertThat(open).isEqualTo(minuteByMinute(allow, deny, within));
    assertThat(open)
        .allSatisfy(stretch -> {
          assertThat(stretch.from()).isAfterOrEqualTo(within.from());
          assertThat(stretch.until()).isBeforeOrEqualTo(within.until());
        });
    assertThat(open).isSortedAccordingTo((a, b) -> a.until().isBefore(b.from()) ? -1 : 1);
  }

  private static List<NaiveRule> rules(Random random, int count, LocalDate around) {
    return Stream.generate(() -> NaiveRule.random(random, around)).limit(count).toList();
  }

  private static Windows windows(List<NaiveRule> allow, List<NaiveRule> deny) {
    return new Windows(
        allow.stream().map(NaiveRule::rule).toList(), deny.stream().map(NaiveRule::rule).toList());
  }

  private static List<Stretch> minuteByMinute(
      List<NaiveRule> allow, List<NaiveRule> deny, Stretch within) {
    var stretches = new ArrayList<Stretch>();
    for (var at = within.from(); at.isBefore(within.until()); at = at.plusSeconds(60)) {
      if (isOpen(allow, deny, at)) {
        add(stretches, at);
      }
    }
    return stretches;
  }

  private static void add(List<Stretch> stretches, Instant at) {
    var from = at;
    if (!stretches.isEmpty() && stretches.getLast().until().equals(at)) {
      from = stretches.removeLast().from();
    }
    stretches.add(new Stretch(from, at.plusSeconds(60)));
  }

  private static boolean isOpen(List<NaiveRule> allow, List<NaiveRule> deny, Instant at) {
    return (allow.isEmpty() || allow.stream().anyMatch(rule -> rule.holds(at)))
        && deny.stream().noneMatch(rule -> rule.holds(at));
  }
}
