package dev.stepwise.notifier.domain;

import static dev.stepwise.notifier.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingTest {
  private static final Facts FIRST = Facts.ofUpgrade("u-1");
  private static final Facts SECOND = Facts.ofUpgrade("u-2");

  @Test
  void of_what_nobody_was_told_nothing_is_seen() {
    assertThat(Standing.of(List.of(after(FIRST.proposed())))).isEmpty();
  }

  @Test
  void what_is_down_is_seen_without_the_reason_why() {
    var held =
        after(
            FIRST.proposed(),
            FIRST.started(),
            FIRST.stage(0, Duration.ZERO),
            FIRST.stage(1, Duration.ofMinutes(1)),
            FIRST.held(1, Duration.ofMinutes(2)));

    var standing = Standing.of(List.of(held)).getFirst();

    assertThat(standing.isDown()).isTrue();
    assertThat(standing.notice().kind()).isEqualTo(NoticeKind.HELD);
    assertThat(standing.notice().reason()).isEmpty();
    assertThat(standing.notice().downtimes())
        .containsExactly(new Downtime("writing to tables", NOON.plusSeconds(60), Optional.empty()));
  }

  @Test
  void what_was_down_is_seen_when_it_is_over() {
    var over = after(FIRST.whole().toArray(UpgradeEvent[]::new));

    var standing = Standing.of(List.of(over)).getFirst();

    assertThat(standing.isDown()).isFalse();
    assertThat(standing.notice().downtimes())
        .contains(
            new Downtime(
                "writing to tables", NOON.plusSeconds(120), Optional.of(NOON.plusSeconds(360))));
  }

  @Test
  void what_is_planned_is_seen_in_place_of_what_is_over() {
    var over = after(FIRST.whole().toArray(UpgradeEvent[]::new));
    var start = NOON.plus(Duration.ofDays(1));
    var planned = after(SECOND.proposed(), SECOND.scheduled(start, NOON));

    assertThat(Standing.of(List.of(over, planned)))
        .extracting(it -> it.notice().id())
        .containsExactly("u-2.planned.1");
    assertThat(Standing.of(List.of(over)))
        .extracting(it -> it.notice().kind(), Standing::isDown)
        .containsExactly(tuple(NoticeKind.FINISHED, false));
    assertThat(Standing.planned(List.of(over, planned), Optional.empty()))
        .extracting(it -> it.entry().orElseThrow().from())
        .containsExactly(start);
  }

  private static Briefing after(UpgradeEvent... events) {
    Optional<Briefing> known = Optional.empty();
    for (var event : events) {
      known = Announcer.on(known, event).briefing();
    }
    return known.orElseThrow();
  }
}
