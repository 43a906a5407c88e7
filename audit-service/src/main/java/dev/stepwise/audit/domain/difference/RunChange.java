package dev.stepwise.audit.domain.difference;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import java.util.List;
import java.util.Optional;

/// A run that is not what it was.
///
/// @param before empty when it had not been commanded
public record RunChange(
    int stage,
    String title,
    HostId host,
    Optional<Run.Status> before,
    Run.Status after,
    int attempt,
    String note) {
  static List<RunChange> between(Upgrade before, Upgrade after) {
    return after instanceof Begun now
        ? now.progress().runs().stream()
            .flatMap(run -> change(now.progress(), find(before, run), run).stream())
            .toList()
        : List.of();
  }

  static Optional<Run> find(Upgrade state, Run same) {
    return state instanceof Begun begun
        ? begun.progress().runs().stream()
            .filter(run -> run.stage() == same.stage() && run.host().equals(same.host()))
            .findFirst()
        : Optional.empty();
  }

  private static Optional<RunChange> change(Progress progress, Optional<Run> before, Run after) {
    return before.equals(Optional.of(after))
        ? Optional.empty()
        : Optional.of(
            new RunChange(
                after.stage(),
                progress.plan().stages().get(after.stage()).title(),
                after.host(),
                before.map(Run::status),
                after.status(),
                after.attempt(),
                after.note()));
  }
}
