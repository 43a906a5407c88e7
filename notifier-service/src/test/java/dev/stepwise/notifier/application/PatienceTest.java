package dev.stepwise.notifier.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.upgrade.CorruptHistory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PatienceTest {
  private final Patience patience = new Patience();
  private final AtomicInteger tries = new AtomicInteger();

  @Test
  void what_fails_is_repeated_until_it_is_done() {
    assertThat(patience.untilDone("try", this::failOnce)).isTrue();
    assertThat(tries).hasValue(2);
  }

  @Test
  void what_no_repetition_heals_is_thrown_at_once() {
    assertThatThrownBy(() ->
            patience.untilDone(
                "try",
                () -> {
                  tries.incrementAndGet();
                  throw new CorruptHistory("Expected a plan");
                }))
        .isInstanceOf(CorruptHistory.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void nothing_is_begun_after_the_stop() {
    patience.stop();

    assertThat(patience.untilDone("try", tries::incrementAndGet)).isFalse();
    assertThat(tries).hasValue(0);
  }

  private void failOnce() {
    if (tries.incrementAndGet() == 1) {
      throw new IllegalStateException("Expected the database, but it is away");
    }
  }
}
