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
            Feature store (openmldb, installation features): the upgrade from 0.6.9 to 0.9.2 started at 12:00:00 UTC on 1 Mar 2026.
            Not available: writing to tables, 12:01:00–12:03:00 UTC on 1 Mar 2026 (2 min, forecast)
            Not available: queries, 12:02:00–12:03:00 UTC on 1 Mar 2026 (60 s, forecast)
            What to do: pause whatever needs this while it is not available. You will be told when it is done.
            Upgrade: u-1\
            """);
  }

  @Test
  void times_are_given_in_the_zone_of_the_readers() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    assertThat(Wording.of(notice, ZoneId.of("Europe/Vienna")).summary())
        .endsWith("started at 13:00:00 CET on 1 Mar 2026.");
  }

  @Test
  void a_hold_says_why_and_that_the_end_is_open() {
    var running = PLANNED.begun(Facts.NOON).begun(Facts.NOON);
    var held = UPGRADE.held(1, Duration.ofMinutes(1));

    var message =
        Wording.of(
            Announcer.on(Optional.of(running), held).notice().orElseThrow(), ZoneId.of("UTC"));

    assertThat(message.subject()).endsWith("upgrade from 0.6.9 to 0.9.2 is on hold");
    assertThat(message.asText())
        .isEqualTo(
            """
            Feature store (openmldb, installation features): the upgrade from 0.6.9 to 0.9.2 was put on hold at 12:01:00 UTC on 1 Mar 2026.
            Reason: disk full on ns1
            Not available: writing to tables, since 12:00:00 UTC on 1 Mar 2026, until further notice
            What to do: keep paused whatever needs this. The times given before no longer hold. An operator decides how to go on, and you will be told.
            Upgrade: u-1\
            """);
  }

  @Test
  void a_hold_with_nothing_down_asks_nothing_of_users() {
    var held = UPGRADE.held(0, Duration.ofMinutes(1));
    var notice = Announcer.on(Optional.of(PLANNED.begun(Facts.NOON)), held).notice().orElseThrow();

    assertThat(Wording.of(notice, ZoneId.of("UTC")).advice())
        .startsWith("What to do: nothing for now.");
  }

  @Test
  void the_end_says_how_long_it_was_and_the_release_to_go_on_with() {
    var running =
        PLANNED
            .begun(Facts.NOON)
            .begun(Facts.NOON)
            .begun(Facts.NOON.plusSeconds(30))
            .begun(Facts.NOON.plus(Duration.ofDays(1)));
    var done = UPGRADE.succeeded(Duration.ofDays(1));

    assertThat(
            Wording.of(
                    Announcer.on(Optional.of(running), done).notice().orElseThrow(),
                    ZoneId.of("UTC"))
                .asText())
        .isEqualTo(
            """
            Feature store (openmldb, installation features): the upgrade from 0.6.9 to 0.9.2 finished at 12:00:00 UTC on 2 Mar 2026.
            Was not available: writing to tables, 12:00:00 UTC on 1 Mar 2026 – 12:00:00 UTC on 2 Mar 2026 (24 h 0 min)
            Was not available: queries, 12:00:30 UTC on 1 Mar 2026 – 12:00:00 UTC on 2 Mar 2026 (23 h 59 min)
            What to do: go on as usual, on release 0.9.2. If something is wrong, tell your operators.
            Upgrade: u-1\
            """);
  }

  @Test
  void a_possible_duplicate_says_so_first() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    assertThat(Wording.of(notice, ZoneId.of("UTC")).asPossibleDuplicate().asText())
        .startsWith("Possible duplicate: ");
  }
}
