package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.ApprovalRules;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.estate.Lease;
import dev.stepwise.contracts.estate.Registered;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// An installation as it is shown.
///
/// @param approvals who has to agree with its plans
/// @param release that the last upgrade or rollback brought it to
/// @param occupied which upgrades hold its hosts, and since when; no other upgrade gets them
record InstallationView(
    InstallationId id,
    String platform,
    String title,
    String topology,
    List<InstalledHost> hosts,
    SortedMap<String, String> parameters,
    ApprovalRules approvals,
    Optional<Release> release,
    List<Lease> occupied) {
  static InstallationView of(Registered known, List<Lease> occupied) {
    var installation = known.installation();
    return new InstallationView(
        installation.id(),
        installation.platform(),
        installation.title(),
        installation.topology(),
        installation.hosts(),
        installation.parameters(),
        installation.approvalRules(),
        known.release(),
        occupied);
  }
}
