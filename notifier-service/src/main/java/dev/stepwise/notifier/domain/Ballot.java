package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.Approval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A plan that people are asked to agree with, and who does so far.
///
/// @param plan its hash
/// @param gate what kind of plan it is
/// @param required how many different people have to agree
/// @param approvers who may; whoever has the role when absent
/// @param requester who asked for the upgrade; absent when that was not heard
/// @param given each by another person, oldest first
/// @param denier who said no; absent while nobody has
/// @param unanswered the hosts that were asked once more before the start, and have not said yet
///   whether they are as planned
/// @param round how often people were asked about the upgrade; 1 for the first time
public record Ballot(
    Sha256 plan,
    ApprovalGate gate,
    int required,
    Optional<List<String>> approvers,
    Optional<String> requester,
    List<Approval> given,
    Optional<String> denier,
    List<HostId> unanswered,
    int round) {
  public Ballot {
    unanswered = List.copyOf(unanswered);
    approvers = approvers.map(List::copyOf);
    given = List.copyOf(given);
  }

  static Ballot of(Plan plan, Sha256 hash, Optional<String> requester, int round) {
    var rule = plan.approvalRule();
    return new Ballot(
        hash,
        plan.approvalGate(),
        rule.required(),
        rule.approvers(),
        requester,
        List.of(),
        Optional.empty(),
        List.of(),
        round);
  }

  /// How many still have to agree.
  public int missing() {
    return Math.max(0, required - given.size());
  }

  /// When the first of those that were given ends, and with it all; empty when none does.
  public Optional<Instant> until() {
    return given.stream()
        .flatMap(approval -> approval.validUntil().stream())
        .min(Comparator.naturalOrder());
  }

  Ballot with(Approval approval) {
    return with(
        Stream.concat(given.stream(), Stream.of(approval)).toList(), denier, unanswered, round);
  }

  Ballot without(String person) {
    return with(
        given.stream().filter(it -> !it.by().equals(person)).toList(), denier, unanswered, round);
  }

  Ballot emptied() {
    return with(List.of(), denier, List.of(), round);
  }

  Ballot askedAgain() {
    return with(given, denier, unanswered, round + 1);
  }

  Ballot deniedBy(String person) {
    return with(given, Optional.of(person), unanswered, round);
  }

  Ballot asking(List<HostId> hosts) {
    return with(given, denier, hosts, round);
  }

  Ballot answeredBy(HostId host) {
    return asking(unanswered.stream().filter(it -> !it.equals(host)).toList());
  }

  private Ballot with(
      List<Approval> newGiven,
      Optional<String> newDenier,
      List<HostId> newUnanswered,
      int newRound) {
    return new Ballot(
        plan, gate, required, approvers, requester, newGiven, newDenier, newUnanswered, newRound);
  }
}
