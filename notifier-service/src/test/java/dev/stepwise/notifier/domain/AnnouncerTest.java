package dev.stepwise.notifier.domain;

import static dev.stepwise.notifier.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.notifier.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AnnouncerTest {
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Facts ROLLBACK = Facts.ofRollback("u-2", "u-1");

  @Test
  void before_the_start_those_who_decide_are_told_and_nobody_else() {
    assertThat(told(UPGRADE.proposed()))
        .extracting(UpgradeNotice::kind)
        .containsExactly(NoticeKind.APPROVAL_AWAITED);
  }

  @Test
  void a_start_tells_the_forecast_of_each_thing_that_will_be_down() {
    var notice = told(UPGRADE.proposed(), UPGRADE.started()).getLast();

    assertThat(notice.kind()).isEqualTo(NoticeKind.STARTED);
    assertThat(notice.downtimes())
        .containsExactly(
            new Downtime("writing to tables", minute(1), Optional.of(minute(3))),
            new Downtime("queries", minute(2), Optional.of(minute(3))));
  }

  @Test
  void a_start_by_hand_tells_what_was_learned_and_not_what_the_playbook_says() {
    var notice = told(UPGRADE.proposed(), UPGRADE.startedWith(Duration.ofMinutes(5))).getLast();

    assertThat(notice.kind()).isEqualTo(NoticeKind.STARTED);
    assertThat(notice.downtimes())
        .containsExactly(
            new Downtime("writing to tables", minute(5), Optional.of(minute(15))),
            new Downtime("queries", minute(10), Optional.of(minute(15))));
  }

  @Test
  void success_tells_when_it_really_was_down() {
    var notices = told(UPGRADE.whole().toArray(UpgradeEvent[]::new));

    assertThat(notices)
        .extracting(UpgradeNotice::kind)
        .containsExactly(NoticeKind.APPROVAL_AWAITED, NoticeKind.STARTED, NoticeKind.FINISHED);
    assertThat(notices.getLast().downtimes())
        .containsExactly(
            new Downtime("writing to tables", minute(2), Optional.of(minute(6))),
            new Downtime("queries", minute(4), Optional.of(minute(6))));
  }

  @Test
  void a_hold_tells_what_is_down_and_that_nobody_knows_until_when() {
    var notice =
        told(
                UPGRADE.proposed(),
                UPGRADE.started(),
                UPGRADE.stage(0, Duration.ZERO),
                UPGRADE.stage(1, Duration.ofMinutes(1)),
                UPGRADE.held(1, Duration.ofMinutes(2)))
            .getLast();

    assertThat(notice.kind()).isEqualTo(NoticeKind.HELD);
    assertThat(notice.reason()).contains("disk full on ns1");
    assertThat(notice.downtimes())
        .containsExactly(new Downtime("writing to tables", minute(1), Optional.empty()));
  }

  @Test
  void each_hold_is_told_by_itself() {
    var notices =
        told(
            UPGRADE.proposed(),
            UPGRADE.started(),
            UPGRADE.stage(0, Duration.ZERO),
            UPGRADE.held(0, Duration.ofMinutes(1)),
            UPGRADE.held(0, Duration.ofMinutes(2)));

    assertThat(notices)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.approval-awaited.1", "u-1.started.1", "u-1.held.1", "u-1.held.2");
  }

  @Test
  void a_pause_and_an_awaited_signature_are_told_with_what_is_down() {
    var notices =
        told(
            UPGRADE.proposed(),
            UPGRADE.started(),
            new UpgradeEvent.ConfirmationAsked(UPGRADE.upgrade(), 0, minute(0)),
            UPGRADE.stage(0, Duration.ZERO),
            UPGRADE.stage(1, Duration.ofMinutes(1)),
            new UpgradeEvent.UpgradePaused(UPGRADE.upgrade(), "lunch", "ada", minute(2)),
            new UpgradeEvent.UpgradeResumed(UPGRADE.upgrade(), "ada", minute(9)));

    assertThat(notices)
        .extracting(UpgradeNotice::id)
        .containsExactly(
            "u-1.approval-awaited.1", "u-1.started.1", "u-1.waiting.1", "u-1.paused.2");
    assertThat(notices.getLast().downtimes())
        .containsExactly(new Downtime("writing to tables", minute(1), Optional.empty()));
  }

  @Test
  void what_a_host_catches_up_with_is_down_once_more() {
    var notice =
        told(
                UPGRADE.proposed(),
                UPGRADE.started(),
                UPGRADE.stage(0, Duration.ZERO),
                UPGRADE.stage(1, Duration.ofMinutes(1)),
                UPGRADE.stage(2, Duration.ofMinutes(2)),
                new UpgradeEvent.StageResumed(UPGRADE.upgrade(), 1, List.of(), minute(4)),
                UPGRADE.stage(3, Duration.ofMinutes(7)),
                UPGRADE.succeeded(Duration.ofMinutes(8)))
            .getLast();

    assertThat(notice.downtimes())
        .containsExactly(
            new Downtime("writing to tables", minute(1), Optional.of(minute(7))),
            new Downtime("queries", minute(2), Optional.of(minute(4))));
  }

  @Test
  void an_upgrade_that_was_stopped_tells_what_came_back_and_what_did_not() {
    var notice =
        told(
                UPGRADE.proposed(),
                UPGRADE.started(),
                UPGRADE.stage(0, Duration.ZERO),
                UPGRADE.stage(1, Duration.ofMinutes(1)),
                UPGRADE.stage(2, Duration.ofMinutes(2)),
                UPGRADE.stage(3, Duration.ofMinutes(3)),
                UPGRADE.failed(Duration.ofMinutes(5)))
            .getLast();

    assertThat(notice.kind()).isEqualTo(NoticeKind.FAILED);
    assertThat(notice.downtimes())
        .containsExactly(
            new Downtime("writing to tables", minute(1), Optional.of(minute(3))),
            new Downtime("queries", minute(2), Optional.of(minute(3))));
  }

  @Test
  void a_rollback_has_words_of_its_own() {
    var notices = told(ROLLBACK.whole().toArray(UpgradeEvent[]::new));

    assertThat(notices)
        .extracting(UpgradeNotice::kind)
        .containsExactly(
            NoticeKind.APPROVAL_AWAITED, NoticeKind.ROLLING_BACK, NoticeKind.ROLLED_BACK);
    assertThat(notices.getFirst().rollbackOf()).contains(UPGRADE.upgrade());
  }

  @Test
  void a_rollback_is_not_told_again_by_the_upgrade_that_it_undoes() {
    var started =
        new UpgradeEvent.RollbackStarted(UPGRADE.upgrade(), ROLLBACK.upgrade(), minute(9));

    assertThat(Announcer.on(Optional.empty(), started).notice()).isEmpty();
  }

  @Test
  void a_start_without_a_plan_cannot_be() {
    assertThatThrownBy(() -> told(UPGRADE.started()))
        .isInstanceOf(CorruptHistory.class)
        .hasMessage(
            "Expected a plan of upgrade 'u-1' before its UpgradeStarted, but there was none");
  }

  private static Instant minute(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  private static List<UpgradeNotice> told(UpgradeEvent... events) {
    var notices = new ArrayList<UpgradeNotice>();
    Optional<Briefing> known = Optional.empty();
    for (var event : events) {
      var announcement = Announcer.on(known, event);
      known = announcement.briefing();
      announcement.notice().ifPresent(notices::add);
    }
    return notices;
  }
}
