package dev.stepwise.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(5);

  private final Kept<Instant> kept = new Kept<>(LENGTH);
  private final List<Instant> worked = new ArrayList<>();
  private final Function<Instant, Instant> work =
      at -> {
        worked.add(at);
        return at;
      };

  @Test
  void a_value_is_worked_out_once_while_it_is_good() {
    assertThat(kept.get(NOON, work)).isEqualTo(NOON);
    assertThat(kept.get(NOON.plusMillis(4_999), work)).isEqualTo(NOON);
    assertThat(kept.get(NOON.plus(LENGTH), work)).isEqualTo(NOON.plus(LENGTH));

    assertThat(worked).containsExactly(NOON, NOON.plus(LENGTH));
  }

  @Test
  void a_clock_that_was_set_back_keeps_nothing() {
    kept.get(NOON, work);

    assertThat(kept.get(NOON.minusSeconds(3600), work)).isEqualTo(NOON.minusSeconds(3600));
  }

  @Test
  void what_failed_is_tried_again_by_the_next() {
    assertThatThrownBy(() ->
            kept.get(
                NOON,
                _ -> {
                  throw new IllegalStateException("away");
                }))
        .hasMessage("away");

    assertThat(kept.get(NOON, work)).isEqualTo(NOON);
  }

  @Test
  void whoever_asks_meanwhile_waits_for_the_one_who_works_it_out() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var times = new AtomicInteger();
    Function<Instant, Instant> slow =
        at -> {
          times.incrementAndGet();
          begun.countDown();
          awaited(go);
          return at;
        };
    var first = CompletableFuture.supplyAsync(() -> kept.get(NOON, slow));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    var second = CompletableFuture.supplyAsync(() -> kept.get(NOON.plusSeconds(1), slow));

    go.countDown();

    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(NOON);
    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(NOON);
    assertThat(times).hasValue(1);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
