package dev.stepwise.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.SecurityAlert.HostKeyRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WatchTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Sighting SIGHTING =
      Sighting.of(
          new HostKeyRefused(
              Optional.of(new UpgradeId("u-1")),
              new HostId("t1"),
              "10.0.0.7:22",
              List.of("SHA256:pinned"),
              "SHA256:shown",
              false,
              "executor-1",
              NOON));
  private final Watch nothing = Watch.of(SIGHTING.group());

  @Test
  void the_first_is_told_at_once() {
    assertThat(nothing.seen(SIGHTING).due(NOON, MINUTE))
        .contains(new SecurityNotice("HOST_KEY_CHANGED t1", 1, SIGHTING));
  }

  @Test
  void what_comes_within_a_minute_is_told_at_its_end() {
    var two = nothing.seen(SIGHTING).told(NOON).seen(SIGHTING).seen(SIGHTING);

    assertThat(two.due(NOON.plusSeconds(59), MINUTE)).isEmpty();
    assertThat(two.due(NOON.plusSeconds(60), MINUTE))
        .contains(new SecurityNotice("HOST_KEY_CHANGED t1", 2, SIGHTING));
  }

  @Test
  void what_was_told_is_not_told_again() {
    assertThat(nothing.seen(SIGHTING).told(NOON).due(NOON.plus(MINUTE), MINUTE)).isEmpty();
  }
}
