package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Approval;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalWithdrawn;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsExpired;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalsVoided;
import dev.stepwise.contracts.upgrade.UpgradeEvent.Approving;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsAskedAgain;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.FactsNotConfirmed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanDenied;
import java.time.Instant;
import java.util.Optional;

/// What is worth telling those who decide: that a plan waits for them, that it waits again, and
/// that it waits no longer because it was denied or not agreed with in time. They are asked once
/// about a plan, however many have agreed by then, and anew only when what was given does not count
/// any longer.
final class Ballots {
  private Ballots() {}

  /// There is a plan. The same as before is no news.
  static Announcement proposed(
      Optional<Briefing> known, Plan plan, Sha256 hash, Optional<String> requester, Instant at) {
    var before = known.flatMap(Briefing::ballot);
    var briefing = Briefing.of(plan);
    return before
        .filter(ballot -> ballot.plan().equals(hash))
        .map(same -> Announcement.silent(briefing.with(same)))
        .orElseGet(() -> {
          var round = before.map(Ballot::round).orElse(0) + 1;
          var ballot = Ballot.of(plan, hash, requester, round);
          return asked(briefing.with(ballot), Optional.empty(), at);
        });
  }

  /// What a fact means, given what is known so far. Of a plan that was made before anybody was
  /// asked in this way, nobody is told.
  static Announcement on(Briefing known, Approving fact) {
    return known
        .ballot()
        .map(ballot -> on(known, ballot, fact))
        .orElseGet(() -> Announcement.silent(known));
  }

  /// The last approval that was needed.
  static Announcement complete(Briefing known, PlanApproved e) {
    return given(known, new Approval(e.by(), e.at(), e.validUntil(), e.comment()));
  }

  private static Announcement on(Briefing known, Ballot ballot, Approving fact) {
    return switch (fact) {
      case ApprovalGiven e ->
          given(known, new Approval(e.by(), e.at(), e.validUntil(), e.comment()));
      case ApprovalWithdrawn e -> withdrawn(known, ballot, e);
      case ApprovalsVoided e -> voided(known, ballot, e);
      case PlanDenied e ->
          givenUp(
              known.with(ballot.deniedBy(e.by())),
              NoticeKind.DENIED,
              Optional.of(e.reason()),
              e.at());
      case ApprovalsExpired e ->
          givenUp(known, NoticeKind.APPROVAL_EXPIRED, Optional.empty(), e.at());
      case FactsAskedAgain e -> Announcement.silent(known.with(ballot.asking(e.toProbe())));
      case FactsConfirmed e -> Announcement.silent(known.with(ballot.answeredBy(e.host())));
      case FactsNotConfirmed e -> Announcement.silent(known.with(ballot.answeredBy(e.host())));
    };
  }

  private static Announcement given(Briefing known, Approval approval) {
    return Announcement.silent(
        known.ballot().map(ballot -> known.with(ballot.with(approval))).orElse(known));
  }

  /// Where a host says so that was asked before the start, the plan is given up for that by the
  /// next fact: there is nothing to agree with any longer.
  private static Announcement voided(Briefing known, Ballot before, ApprovalsVoided e) {
    return before.unanswered().isEmpty()
        ? asked(
            known.with(before.emptied().askedAgain()),
            Optional.of(String.join("; ", e.differences())),
            e.at())
        : Announcement.silent(known.with(before.emptied()));
  }

  /// While others were awaited anyway, one more is no news.
  private static Announcement withdrawn(Briefing known, Ballot before, ApprovalWithdrawn e) {
    var after = before.without(e.by());
    return before.missing() == 0 && after.missing() > 0
        ? asked(known.with(after.askedAgain()), Optional.of(e.reason()), e.at())
        : Announcement.silent(known.with(after));
  }

  /// What has a time is cancelled, which everybody is told with the reason: not twice.
  private static Announcement givenUp(
      Briefing briefing, NoticeKind kind, Optional<String> reason, Instant at) {
    return briefing.isExpected()
        ? Announcement.silent(briefing)
        : Announcement.aside(briefing, UpgradeNotice.ofBallot(briefing, kind, reason, at));
  }

  private static Announcement asked(Briefing briefing, Optional<String> reason, Instant at) {
    return Announcement.aside(
        briefing, UpgradeNotice.ofBallot(briefing, NoticeKind.APPROVAL_AWAITED, reason, at));
  }
}
