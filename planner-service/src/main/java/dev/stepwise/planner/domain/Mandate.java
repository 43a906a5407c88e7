package dev.stepwise.planner.domain;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.Authority;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Approved;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.Upgrade.Cancelled;
import dev.stepwise.contracts.upgrade.Upgrade.Discovering;
import dev.stepwise.contracts.upgrade.Upgrade.Proposed;
import dev.stepwise.contracts.upgrade.Upgrade.Refused;
import dev.stepwise.contracts.upgrade.Upgrade.Undoing;
import dev.stepwise.contracts.upgrade.Upgrade.Unrequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who stands behind what an upgrade asks of hosts, and for which plan.
///
/// @param planHash empty while there is no plan
/// @param by who approved the plan; before there is one, who asked for the upgrade
public record Mandate(Optional<Sha256> planHash, List<String> by) {
  public Mandate {
    by = List.copyOf(by);
  }

  /// The mandate of an upgrade as it stands.
  public static Mandate of(Upgrade upgrade) {
    return switch (upgrade) {
      case Discovering u -> new Mandate(Optional.empty(), List.of(u.by()));
      case Undoing u -> new Mandate(Optional.empty(), List.of(u.by()));
      case Proposed u -> new Mandate(Optional.of(u.planHash()), List.of(u.by()));
      case Approved u -> new Mandate(Optional.of(u.planHash()), u.approvers());
      case Begun u ->
          new Mandate(
              Optional.of(u.progress().planHash()), u.progress().approvedBy().orElse(List.of()));
      case Unrequested _, Refused _, Cancelled _ -> new Mandate(Optional.empty(), List.of());
    };
  }

  /// The right that it gives to the executors of a zone for a time.
  public Authority over(String zone, Instant notAfter) {
    return new Authority(zone, notAfter, planHash, by);
  }
}
