package dev.stepwise.notifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.notifier.Facts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WordingTest {
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Briefing PLANNED =
      Announcer.on(Optional.empty(), UPGRADE.proposed()).briefing().orElseThrow();

  @Test
  void a_start_says_what_where_from_when_to_when_and_what_to_do() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    var message = Wording.of(notice, ZoneId.of("UTC"));

    assertThat(message.subject())
        .isEqualTo("Feature store: upgrade from 0.6.9 to 0.9.2 has started");
    assertThat(message.asText())
        .isEqualTo(
            """
            The upgrade from 0.6.9 to 0.9.2 of Feature store (openmldb, installation features) has started at 1 Mar 2026 12:00:00 UTC.
            Will not be available (forecast): writes: from 1 Mar 2026 12:01:00 UTC to 1 Mar 2026 12:03:00 UTC (2 min)
            Will not be available (forecast): queries: from 1 Mar 2026 12:02:00 UTC to 1 Mar 2026 12:03:00 UTC (60 s)
            What to do: pause what needs writes, queries for that time; you will be told when it is done.
            Upgrade: u-1\
            """);
  }

  @Test
  void times_are_given_in_the_zone_of_the_readers() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    assertThat(Wording.of(notice, ZoneId.of("Europe/Vienna")).summary())
        .endsWith("has started at 1 Mar 2026 13:00:00 CET.");
  }

  @Test
  void a_hold_says_why_and_that_the_end_is_open() {
    var running = PLANNED.begun(Facts.NOON).begun(Facts.NOON);
    var held = UPGRADE.held(1, Duration.ofMinutes(1));

    var message =
        Wording.of(
            Announcer.on(Optional.of(running), held).notice().orElseThrow(), ZoneId.of("UTC"));

    assertThat(message.reason()).contains("Reason: disk full on ns1");
    assertThat(message.downtimes())
        .containsExactly(
            "Not available: writes: from 1 Mar 2026 12:00:00 UTC until further notice");
  }

  @Test
  void a_possible_duplicate_says_so_first() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    assertThat(Wording.of(notice, ZoneId.of("UTC")).asPossibleDuplicate().asText())
        .startsWith("Possible duplicate: ");
  }
}
