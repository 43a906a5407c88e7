package dev.stepwise.planner.application;

import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.planner.domain.planning.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Looks up whether plans are what would be planned now. Called within [Transactions].
@ApplicationScoped
public class PlanChanges {
  private final Platforms platforms;
  private final InstallationStore installations;

  public PlanChanges(Platforms platforms, InstallationStore installations) {
    this.platforms = platforms;
    this.installations = installations;
  }

  /// What has changed since a plan was made, in words.
  List<String> since(Plan plan) {
    var planned = plan.installation();
    return Changes.since(
        plan,
        platforms.sound(planned.platform()),
        installations.find(planned.id()).map(Registered::installation));
  }

  /// The same. A playbook that is being written may be unsound for a moment; then nothing starts,
  /// but no approval is void yet.
  List<String> lastingSince(Plan plan) {
    return platforms.sound(plan.installation().platform()).isPresent() ? since(plan) : List.of();
  }
}
