package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.estate.Estate;
import java.util.List;

/// What is different about the estate.
///
/// @param upgrades those of which facts came
public record EstateDifference(
    List<InstallationChange> installations, List<UpgradeDifference> upgrades) {
  /// Compares two estates.
  ///
  /// @param upgrades those of which facts came in between
  public static EstateDifference between(
      Estate before, Estate after, List<UpgradeDifference> upgrades) {
    return new EstateDifference(InstallationChange.between(before, after), List.copyOf(upgrades));
  }
}
