package dev.stepwise.planner.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// `-Pcampaign` tries 100,000 seeds, `-Dseeds=500` that many, and `-Dseed=4711` repeats one.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulationTest {
  private static final int ENOUGH_TO_SEE_A_DEFECT = 5_000;

  @Test
  void whatever_goes_wrong_nothing_is_lost_and_nothing_happens_twice() {
    var starts = new AtomicLong();
    var upgrades = new AtomicLong();
    var begin = System.nanoTime();

    seeds()
        .parallel()
        .forEach(seed -> {
          var result = new Simulation(seed, Mutation.NONE).run();
          starts.addAndGet(result.starts());
          upgrades.addAndGet(result.upgrades());
        });

    System.out.printf(
        "Simulated %d seeds in %.1f s: %d upgrades, %d attempts started%n",
        seeds().count(), (System.nanoTime() - begin) / 1e9, upgrades.get(), starts.get());
    assertThat(starts).hasPositiveValue();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void the_checker_finds_a(Mutation defect) {
    assertThat(firstViolation(defect))
        .hasValueSatisfying(
            found -> assertThat(found).hasMessageContaining("Expected " + defect.promise()));
  }

  private static Optional<Violation> firstViolation(Mutation defect) {
    return LongStream.range(0, ENOUGH_TO_SEE_A_DEFECT)
        .mapToObj(seed ->
            Optional.ofNullable(
                catchThrowableOfType(Violation.class, new Simulation(seed, defect)::run)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static LongStream seeds() {
    return Optional.ofNullable(Long.getLong("seed"))
        .map(LongStream::of)
        .orElseGet(() -> LongStream.range(0, Long.getLong("seeds", 2_000)));
  }
}
