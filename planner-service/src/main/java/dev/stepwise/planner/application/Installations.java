package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.planning.InstallationCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Registers installations.
@ApplicationScoped
public class Installations {
  private final InstallationStore store;
  private final InstallationRecords records;
  private final Transactions transactions;
  private final Platforms platforms;
  private final PlannerConfig config;
  private final InstantSource clock;

  public Installations(
      InstallationStore store,
      InstallationRecords records,
      Transactions transactions,
      Platforms platforms,
      PlannerConfig config,
      InstantSource clock) {
    this.store = store;
    this.records = records;
    this.transactions = transactions;
    this.platforms = platforms;
    this.config = config;
    this.clock = clock;
  }

  /// Registers an installation, or replaces what was registered; an upgrade that is under way keeps
  /// to what its plan says.
  ///
  /// @return whether it is new
  /// @throws NotPossible when it is not what its playbook asks for, with all that is wrong
  public boolean register(Installation installation, String by) {
    check(installation);
    return transactions.inOne(() -> records.register(installation, by, clock.instant()));
  }

  /// Makes facts of what was registered before such facts were kept.
  public void adopt() {
    transactions.inOne(() -> records.adoptAll(clock.instant()));
  }

  public List<Registered> list() {
    return transactions.inOne(store::list);
  }

  /// The installation of that name.
  ///
  /// @throws NotKnown when there is none of that name
  public Registered get(InstallationId id) {
    return transactions.inOne(() ->
        store
            .find(id)
            .orElseThrow(() ->
                new NotKnown(
                    "Expected one of the installations %s, but got '%s'; PUT /api/v1/installations/%s registers it"
                        .formatted(names(), id, id))));
  }

  private List<InstallationId> names() {
    return store.list().stream().map(known -> known.installation().id()).toList();
  }

  /// Checks it against its playbook.
  ///
  /// @throws NotPossible when the playbook, as it is now, asks for something else
  void check(Installation installation) {
    var playbook = platforms.require(installation.platform());
    var problems = new ArrayList<>(InstallationCheck.problems(playbook, installation));
    installation.hosts().stream()
        .filter(host -> !config.zones().contains(host.zone()))
        .forEach(host -> problems.add(wrongZone(host)));
    if (!problems.isEmpty()) {
      throw new NotPossible(String.join("; ", problems));
    }
  }

  private String wrongZone(InstalledHost host) {
    return "Expected the zone of host '%s' to be one of %s, but it is '%s'"
        .formatted(host.id(), config.zones(), host.zone());
  }
}
