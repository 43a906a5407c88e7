package dev.stepwise.notifier.domain;

import static dev.stepwise.notifier.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.notifier.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BallotsTest {
  private static final Facts UPGRADE = Facts.ofUpgrade("u-1");
  private static final Facts ROLLBACK = Facts.ofRollback("u-2", "u-1");
  private static final ApprovalRules TWO =
      new ApprovalRules(
          Optional.of(
              new ApprovalRule(2, Optional.of(List.of("ben", "cem", "dan")), Optional.empty())),
          Optional.empty(),
          Optional.of(new ApprovalRule(1, Optional.empty(), Optional.empty())));
  private static final Instant SOON = NOON.plusSeconds(3600);
  private static final Instant LATER = NOON.plusSeconds(7200);

  private Optional<Briefing> known = Optional.empty();
  private final List<UpgradeNotice> told = new ArrayList<>();

  @Test
  void a_plan_asks_those_who_decide_and_says_for_whom_and_how_many() {
    take(Announcer.proposed(known, (PlanProposed) UPGRADE.proposed(TWO), Optional.of("ann")));

    assertThat(told).extracting(UpgradeNotice::id).containsExactly("u-1.approval-awaited.1");
    var ballot = told.getFirst().ballot().orElseThrow();
    assertThat(ballot.gate()).isEqualTo(ApprovalGate.UPGRADE);
    assertThat(ballot.required()).isEqualTo(2);
    assertThat(ballot.approvers()).contains(List.of("ben", "cem", "dan"));
    assertThat(ballot.requester()).contains("ann");
    assertThat(ballot.given()).isEmpty();
    assertThat(ballot.until()).isEmpty();
  }

  @Test
  void a_rollback_asks_at_a_gate_of_its_own() {
    on(ROLLBACK.proposed(TWO));

    assertThat(told.getFirst().ballot().orElseThrow().gate()).isEqualTo(ApprovalGate.ROLLBACK);
    assertThat(told.getFirst().ballot().orElseThrow().required()).isEqualTo(1);
  }

  @Test
  void the_same_plan_is_asked_about_once_and_another_anew() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.proposed(ApprovalRules.DEFAULT));

    assertThat(told)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.approval-awaited.1", "u-1.approval-awaited.2");
  }

  @Test
  void who_agrees_is_no_news_to_the_others_and_is_remembered() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.agreed("ben", LATER));
    on(UPGRADE.approved("cem", SOON));

    assertThat(told).hasSize(1);
    assertThat(ballot().given()).extracting(Approval::by).containsExactly("ben", "cem");
    assertThat(ballot().missing()).isZero();
    assertThat(ballot().until()).contains(SOON);
  }

  @Test
  void approvals_that_are_void_are_asked_for_anew_with_what_has_changed() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.agreed("ben", LATER));
    on(UPGRADE.voided("the playbook is another"));

    assertThat(told.getLast().id()).isEqualTo("u-1.approval-awaited.2");
    assertThat(told.getLast().reason()).contains("the playbook is another");
    assertThat(told.getLast().ballot().orElseThrow().missing()).isEqualTo(2);
  }

  @Test
  void nobody_is_asked_again_about_a_plan_that_is_given_up_because_a_host_has_changed() {
    on(UPGRADE.proposed(ApprovalRules.DEFAULT));
    on(UPGRADE.approved("cem", LATER));
    on(UPGRADE.askedAgain());
    on(UPGRADE.voided("fact head of ns1: it was 'a', and is 'b'"));
    on(UPGRADE.cancelled("hosts are not as planned: fact head of ns1", "recheck"));

    assertThat(told).hasSize(1);
  }

  @Test
  void once_the_hosts_have_answered_approvals_that_are_void_are_asked_for_anew() {
    on(UPGRADE.proposed(ApprovalRules.DEFAULT));
    on(UPGRADE.approved("cem", LATER));
    on(UPGRADE.askedAgain());
    on(UPGRADE.confirmed());
    on(UPGRADE.voided("the playbook is another"));

    assertThat(told).hasSize(2);
  }

  @Test
  void a_plan_that_was_agreed_with_and_is_not_any_longer_is_asked_about_until_the_first_ends() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.agreed("ben", LATER));
    on(UPGRADE.approved("cem", SOON));
    on(UPGRADE.withdrawn("too early", "cem"));

    assertThat(told).hasSize(2);
    var ballot = told.getLast().ballot().orElseThrow();
    assertThat(ballot.given()).extracting(Approval::by).containsExactly("ben");
    assertThat(ballot.until()).contains(LATER);
    assertThat(told.getLast().reason()).contains("too early");
  }

  @Test
  void an_approval_that_is_taken_back_while_others_are_awaited_is_no_news() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.agreed("ben", LATER));
    on(UPGRADE.withdrawn("too early", "ben"));

    assertThat(told).hasSize(1);
    assertThat(ballot().missing()).isEqualTo(2);
  }

  @Test
  void a_denial_is_told_with_who_denied_it_and_why() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.denied("too early", "cem"));
    on(UPGRADE.cancelled("denied by cem: too early", "cem"));

    assertThat(told)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.approval-awaited.1", "u-1.denied.1");
    assertThat(told.getLast().ballot().orElseThrow().denier()).contains("cem");
    assertThat(told.getLast().reason()).contains("too early");
  }

  @Test
  void approvals_that_ended_before_the_start_are_told_with_when_they_did() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.agreed("ben", SOON));
    on(UPGRADE.expired(SOON));
    on(UPGRADE.cancelled("denied, as its approval was valid until " + SOON, "expiry"));

    assertThat(told)
        .extracting(UpgradeNotice::id)
        .containsExactly("u-1.approval-awaited.1", "u-1.approval-expired.1");
    assertThat(told.getLast().ballot().orElseThrow().until()).contains(SOON);
  }

  @Test
  void what_had_a_time_is_cancelled_for_everybody_and_not_told_twice() {
    on(UPGRADE.proposed(TWO));
    on(UPGRADE.scheduled(LATER, NOON));
    on(UPGRADE.denied("too early", "cem"));
    on(UPGRADE.cancelled("denied by cem: too early", "cem"));

    assertThat(told)
        .extracting(UpgradeNotice::kind)
        .containsExactly(NoticeKind.APPROVAL_AWAITED, NoticeKind.PLANNED, NoticeKind.CANCELLED);
  }

  @Test
  void users_do_not_see_that_a_plan_waits() {
    on(UPGRADE.proposed(TWO));

    assertThat(known.orElseThrow().latest()).isEmpty();
    assertThat(Standing.of(List.of(known.orElseThrow()))).isEmpty();
  }

  @Test
  void an_approval_without_a_plan_cannot_be() {
    assertThatThrownBy(() -> Announcer.on(Optional.empty(), UPGRADE.agreed("ben", SOON)))
        .isInstanceOf(CorruptHistory.class);
  }

  private Ballot ballot() {
    return known.flatMap(Briefing::ballot).orElseThrow();
  }

  private void on(UpgradeEvent fact) {
    take(Announcer.on(known, fact));
  }

  private void take(Announcement announcement) {
    known = announcement.briefing();
    announcement.notice().ifPresent(told::add);
  }
}
