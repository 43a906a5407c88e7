package dev.stepwise.contracts.estate;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeSummary;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Everything that is registered, and every upgrade, as known at one moment. The planner makes it
/// of what it holds, audit of what it has sealed; both with this.
///
/// @param installations by id
/// @param upgrades the youngest first
public record Estate(List<Standing> installations, List<UpgradeSummary> upgrades) {
  private static final Comparator<UpgradeSummary> YOUNGEST_FIRST =
      Comparator.comparing(UpgradeSummary::requestedAt)
          .thenComparing(upgrade -> upgrade.id().value())
          .reversed();

  public Estate {
    installations = List.copyOf(installations);
    upgrades = List.copyOf(upgrades);
  }

  /// Puts it together.
  ///
  /// @param states asked only for upgrades that are not over, and for one that failed
  public static Estate of(
      List<Registered> installations,
      List<UpgradeSummary> upgrades,
      Function<UpgradeId, Upgrade> states) {
    var sorted = upgrades.stream().sorted(YOUNGEST_FIRST).toList();
    return new Estate(
        installations.stream()
            .sorted(Comparator.comparing(known -> known.installation().id().value()))
            .map(known -> standing(known, sorted, states))
            .toList(),
        sorted);
  }

  private static Standing standing(
      Registered known, List<UpgradeSummary> upgrades, Function<UpgradeId, Upgrade> states) {
    return new Standing(
        known.installation(),
        known.release(),
        known.version(),
        leases(known.installation(), upgrades, states),
        down(known.installation(), upgrades, states));
  }

  private static List<Lease> leases(
      Installation installation,
      List<UpgradeSummary> upgrades,
      Function<UpgradeId, Upgrade> states) {
    return upgrades.stream()
        .filter(upgrade -> !upgrade.state().isOver())
        .map(upgrade ->
            Lease.of(installation, upgrade, states.apply(upgrade.id()).about().orElseThrow()))
        .filter(lease -> !lease.hosts().isEmpty())
        .toList();
  }

  private static SortedMap<String, String> down(
      Installation installation,
      List<UpgradeSummary> upgrades,
      Function<UpgradeId, Upgrade> states) {
    var own =
        upgrades.stream()
            .filter(upgrade -> upgrade.installation().equals(installation.id()))
            .toList();
    var down = new TreeMap<String, String>();
    Stream.concat(own.stream().filter(upgrade -> !upgrade.state().isOver()), leftDown(own).stream())
        .forEach(upgrade -> down.putAll(states.apply(upgrade.id()).down()));
    return down;
  }

  /// What the last upgrade took down and did not put up again, because it was stopped.
  private static Optional<UpgradeSummary> leftDown(List<UpgradeSummary> own) {
    return own.stream()
        .filter(upgrade -> upgrade.startedAt().isPresent())
        .findFirst()
        .filter(upgrade -> upgrade.state() == StateName.FAILED);
  }
}
