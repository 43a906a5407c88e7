package dev.stepwise.contracts.upgrade;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who agrees with a plan so far.
///
/// @param given each by another person, oldest first
/// @param voided why earlier ones are void: what has changed since; absent when none are
public record Approvals(List<Approval> given, Optional<List<String>> voided) {
  /// Nobody was asked yet.
  public static final Approvals NONE = new Approvals(List.of(), Optional.empty());

  public Approvals {
    given = List.copyOf(given);
    voided = voided.map(List::copyOf);
  }

  /// Who they are.
  public List<String> by() {
    return given.stream().map(Approval::by).toList();
  }

  /// When the first of them ends; empty when none does.
  public Optional<Instant> validUntil() {
    return given.stream()
        .flatMap(approval -> approval.validUntil().stream())
        .min(Comparator.naturalOrder());
  }

  /// Those that have not ended by then.
  public Approvals validAt(Instant at) {
    return new Approvals(
        given.stream()
            .filter(approval -> approval.validUntil().filter(end -> !end.isAfter(at)).isEmpty())
            .toList(),
        voided);
  }

  Approvals with(Approval approval) {
    return new Approvals(Stream.concat(given.stream(), Stream.of(approval)).toList(), voided);
  }

  Approvals without(String person) {
    return new Approvals(
        given.stream().filter(approval -> !approval.by().equals(person)).toList(), voided);
  }

  static Approvals voided(List<String> differences) {
    return new Approvals(List.of(), Optional.of(differences));
  }

  /// Absent when there is nothing to say.
  Optional<Approvals> orAbsent() {
    return Optional.of(this).filter(some -> !some.equals(NONE));
  }
}
