package dev.stepwise.planner.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import java.util.List;

/// Given what has happened, when this is asked, then that comes of it. The past is replayed through
/// the production `evolve`.
final class DeciderSpec<C, S, E> {
  private final Decider<C, S, E> decider;

  DeciderSpec(Decider<C, S, E> decider) {
    this.decider = decider;
  }

  @SafeVarargs
  final Given given(E... history) {
    return given(List.of(history));
  }

  Given given(List<E> history) {
    var state = decider.initial();
    for (var event : history) {
      state = decider.evolve(state, event);
    }
    return new Given(state);
  }

  final class Given {
    private final S state;

    private Given(S state) {
      this.state = state;
    }

    Then when(C command) {
      return new Then(decider.decide(state, command));
    }
  }

  final class Then {
    private final Decision<E> decision;

    private Then(Decision<E> decision) {
      this.decision = decision;
    }

    @SafeVarargs
    final void then(E... events) {
      assertThat(decision).isEqualTo(new Accepted<>(List.of(events)));
    }

    void thenRejected(Reason reason, String... words) {
      assertThat(decision)
          .isInstanceOfSatisfying(
              Rejected.class,
              rejected -> {
                assertThat(rejected.reason()).isEqualTo(reason);
                for (var word : words) {
                  assertThat(rejected.message()).contains(word);
                }
              });
    }
  }
}
