package dev.stepwise.notifier.adapter.qute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.alert.SecurityAlert.HostKeyRefused;
import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.Facts;
import dev.stepwise.notifier.domain.Announcer;
import dev.stepwise.notifier.domain.Ballot;
import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.NoticeKind;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Sighting;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.qute.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuteWordingTest {
  private static final QuteWording WORDING =
      new QuteWording(Engine.builder().addDefaults().build(), Optional.empty());
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final Downtime OPEN =
      new Downtime("writing to tables", Facts.NOON, Optional.empty());
  private static final Downtime ENDED =
      new Downtime(
          "writing to tables", Facts.NOON, Optional.of(Facts.NOON.plus(Duration.ofMinutes(2))));
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Briefing PLANNED =
      Announcer.on(Optional.empty(), UPGRADE.proposed()).briefing().orElseThrow();

  @Test
  void a_start_says_what_where_from_when_to_when_and_what_to_do() {
    var notice = Announcer.on(Optional.of(PLANNED), UPGRADE.started()).notice().orElseThrow();

    var message = WORDING.of(notice, reader("UTC"));

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

    assertThat(WORDING.of(notice, reader("Europe/Vienna")).summary())
        .endsWith("started at 13:00:00 CET on 1 Mar 2026.");
  }

  @Test
  void a_hold_says_why_and_that_the_end_is_open() {
    var running = after(UPGRADE.stage(0, Duration.ZERO), UPGRADE.stage(1, Duration.ZERO));
    var held = UPGRADE.held(1, Duration.ofMinutes(1));

    var message =
        WORDING.of(Announcer.on(Optional.of(running), held).notice().orElseThrow(), reader("UTC"));

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
    var running = after(UPGRADE.stage(0, Duration.ZERO));
    var notice = Announcer.on(Optional.of(running), held).notice().orElseThrow();

    assertThat(WORDING.of(notice, reader("UTC")).advice())
        .startsWith("What to do: nothing for now.");
  }

  @Test
  void the_end_says_how_long_it_was_and_the_release_to_go_on_with() {
    var running =
        after(
            UPGRADE.stage(0, Duration.ZERO),
            UPGRADE.stage(1, Duration.ZERO),
            UPGRADE.stage(2, Duration.ofSeconds(30)),
            UPGRADE.stage(3, Duration.ofDays(1)));
    var done = UPGRADE.succeeded(Duration.ofDays(1));

    assertThat(
            WORDING
                .of(Announcer.on(Optional.of(running), done).notice().orElseThrow(), reader("UTC"))
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
    var label = WORDING.possibleDuplicate(reader("UTC"));

    assertThat(WORDING.of(notice, reader("UTC")).labelled(label).asText())
        .startsWith("Possible duplicate: ");
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_has_words_in_every_language(NoticeKind kind) {
    for (var language : Language.values()) {
      for (var downtimes : List.of(List.of(OPEN), List.of(ENDED), List.<Downtime>of())) {
        var message = WORDING.of(notice(kind, downtimes), new Reader(language, VIENNA));

        assertThat(message.subject()).contains("Feature store", "0.6.9", "0.9.2");
        assertThat(message.summary()).contains("features");
        assertThat(message.advice()).doesNotContain("{").hasSizeGreaterThan(5);
      }
    }
  }

  @Test
  void those_who_decide_read_what_is_asked_by_whom_how_far_it_is_and_where_to_look() {
    var message = WORDING.of(asked(2, "0.9 is out"), reader("Europe/Vienna"));

    assertThat(message.subject())
        .isEqualTo("Feature store: upgrade from 0.6.9 to 0.9.2 waits for approval");
    assertThat(message.asText())
        .isEqualTo(
            """
            Feature store (openmldb, installation features): the upgrade from 0.6.9 to 0.9.2 waits for 1 of 2 approvals.
            Reason: 0.9 is out
            What is asked for: an upgrade with a point of no return
            Approvals so far: 1 of 2 (ben)
            Who may approve: ben, cem
            Who asked: ann
            Until when: 14:00:00 CET on 1 Mar 2026, when the first approval ends
            What to do: read the plan, and approve or deny it: stepwise approvals u-1, stepwise approve u-1. Nothing starts before.
            Upgrade: u-1\
            """);
  }

  @Test
  void those_who_decide_read_who_denied_a_plan_and_until_when_an_approval_was_valid() {
    assertThat(WORDING.of(notice(NoticeKind.DENIED, List.of()), reader("UTC")).subject())
        .isEqualTo("Feature store: upgrade from 0.6.9 to 0.9.2 was denied by cem");
    assertThat(WORDING.of(notice(NoticeKind.APPROVAL_EXPIRED, List.of()), reader("UTC")).summary())
        .endsWith(
            "was not started while its approval was valid, which ended at 13:00:00 UTC on 1 Mar"
                + " 2026. It does not start.");
  }

  @ParameterizedTest
  @EnumSource
  void those_who_decide_read_it_in_every_language(Language language) {
    assertThat(WORDING.of(asked(2, "why"), new Reader(language, TOKYO)).asText())
        .contains("ann", "ben, cem", "why", "stepwise approvals u-1", "22:00:00")
        .doesNotContain("{");
  }

  @Test
  void a_plan_is_read_in_japanese_and_in_chinese() {
    var notice = notice(NoticeKind.PLANNED, List.of(ENDED));

    assertThat(WORDING.of(notice, new Reader(Language.JA, TOKYO)).asText())
        .isEqualTo(
            """
            Feature store(openmldb、インストール features):0.6.9 から 0.9.2 へのアップグレードが 2026年3月2日 21:00:00 JST に予定されています。
            利用不可:writing to tables、2026年3月1日 21:00:00–21:02:00 JST(2 分、予測)
            お願い:この時間帯に利用できないものを考慮して、作業を計画してください。事前にお知らせし、開始時と完了時にも通知します。
            アップグレード:u-1\
            """);
    assertThat(WORDING.of(notice, new Reader(Language.ZH, ZoneId.of("Asia/Shanghai"))).summary())
        .isEqualTo(
            "Feature store(openmldb,安装 features):从 0.6.9 到 0.9.2 的升级计划于 2026年3月2日 20:00:00 CST 进行。");
  }

  @Test
  void words_of_ones_own_take_the_place_of_single_ones(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("en.properties"), "started.now=läuft jetzt ({installation})\n");
    var own = new QuteWording(Engine.builder().addDefaults().build(), Optional.of(folder));
    var notice = notice(NoticeKind.STARTED, List.of());

    assertThat(own.of(notice, reader("UTC")).subject())
        .isEqualTo("Feature store: upgrade from 0.6.9 to 0.9.2 läuft jetzt (features)");
    assertThat(own.of(notice, reader("UTC")).advice())
        .isEqualTo(WORDING.of(notice, reader("UTC")).advice());
  }

  @Test
  void a_slip_in_words_of_ones_own_keeps_nobody_from_being_told(@TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("en.properties"), "started.now=since {strat}\n");
    var own = new QuteWording(Engine.builder().addDefaults().build(), Optional.of(folder));
    var notice = notice(NoticeKind.STARTED, List.of());

    assertThat(own.of(notice, reader("UTC"))).isEqualTo(WORDING.of(notice, reader("UTC")));
  }

  @Test
  void people_read_what_was_refused_where_and_what_to_look_at() {
    var alert =
        Sighting.of(
            new HostKeyRefused(
                Optional.of(UPGRADE.upgrade()),
                new HostId("t1"),
                "10.0.0.7:22",
                List.of("SHA256:pinned"),
                "SHA256:shown",
                false,
                "executor-1",
                Facts.NOON));
    var message = WORDING.of(new SecurityNotice(alert.group(), 1, alert), reader("UTC"));

    assertThat(message.subject()).isEqualTo("Security: host t1 shows a key that is not pinned");
    assertThat(message.summary()).startsWith("Host t1 shows");
    assertThat(message.asText())
        .contains("Nothing was said to it", "SHA256:pinned", "SHA256:shown", "10.0.0.7:22", "u-1");
  }

  @ParameterizedTest
  @EnumSource
  void every_alert_has_words_in_every_language(Sighting.Kind kind) {
    var alert =
        new Sighting("a-1", kind, "t1", "why", "where", Optional.empty(), "planner-1", Facts.NOON);
    for (var language : Language.values()) {
      assertThat(
              WORDING.of(new SecurityNotice("g", 2, alert), new Reader(language, TOKYO)).asText())
          .contains("t1", "why", "where", "a-1");
    }
  }

  private static Briefing after(UpgradeEvent... events) {
    var known = Optional.of(PLANNED);
    for (var event : events) {
      known = Announcer.on(known, event).briefing();
    }
    return known.orElseThrow();
  }

  private static UpgradeNotice notice(NoticeKind kind, List<Downtime> downtimes) {
    return new UpgradeNotice(
        UPGRADE.upgrade(),
        Optional.empty(),
        PLANNED.installation(),
        PLANNED.title(),
        PLANNED.platform(),
        PLANNED.from(),
        PLANNED.to(),
        kind,
        1,
        downtimes,
        Optional.empty(),
        Facts.NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.of(Facts.NOON.plus(Duration.ofDays(1))),
        kind.isOfAgreement() ? Optional.of(ballot(1)) : Optional.empty());
  }

  private static UpgradeNotice asked(int required, String reason) {
    return new UpgradeNotice(
        UPGRADE.upgrade(),
        Optional.empty(),
        PLANNED.installation(),
        PLANNED.title(),
        PLANNED.platform(),
        PLANNED.from(),
        PLANNED.to(),
        NoticeKind.APPROVAL_AWAITED,
        2,
        List.of(),
        Optional.of(reason),
        Facts.NOON,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ballot(required)));
  }

  private static Ballot ballot(int required) {
    var until = Facts.NOON.plus(Duration.ofHours(1));
    return new Ballot(
        Sha256.of("plan"),
        ApprovalGate.POINT_OF_NO_RETURN,
        required,
        Optional.of(List.of("ben", "cem")),
        Optional.of("ann"),
        List.of(new Approval("ben", Facts.NOON, Optional.of(until), Optional.empty())),
        Optional.of("cem"),
        List.of(),
        2);
  }

  private static Reader reader(String zone) {
    return new Reader(Language.EN, ZoneId.of(zone));
  }
}
