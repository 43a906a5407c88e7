package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Tells why something ran on a host: who asked, which plan, who approved, what was commanded, what
/// came of it.
@ApplicationScoped
public class ExplainRun {
  private static final String HEARTBEAT = "dev.stepwise.step.run-heartbeat.v1";

  private final LogBook book;

  ExplainRun(LogBook book) {
    this.book = book;
  }

  /// A run with its reasons.
  ///
  /// @param planHash names the plan that was approved
  /// @param stage the plan's words for it, with the passage of the manual
  /// @param chain the entries from the request to the outcome, as sealed; heartbeats and output
  ///   left out
  public record Explained(UpgradeId upgrade, Sha256 planHash, Stage stage, List<Kept> chain) {}

  /// Explains a run. Fails with [NotSealed] when no plan with such a run is sealed, else as
  /// [History#of] does.
  @Transactional
  public Explained explain(UpgradeId upgrade, int stage, HostId host) {
    var deliveries = book.history(upgrade.value(), Long.MAX_VALUE);
    var history = History.of(deliveries);
    var proposed = planWith(stage, host, history);
    return new Explained(
        upgrade,
        proposed.planHash(),
        proposed.plan().stages().get(stage),
        chain(history, stage, deliveries, book.ofRun(upgrade.value(), stage, host.value())));
  }

  private static PlanProposed planWith(int stage, HostId host, History history) {
    return history.events().stream()
        .map(History.SealedEvent::event)
        .filter(PlanProposed.class::isInstance)
        .map(PlanProposed.class::cast)
        .filter(proposed -> hasRun(proposed.plan(), stage, host))
        .findFirst()
        .orElseThrow(() ->
            new NotSealed(
                "Expected a plan that runs stage %d on %s, but none is sealed"
                    .formatted(stage, host)));
  }

  private static boolean hasRun(Plan plan, int stage, HostId host) {
    return stage < plan.stages().size() && plan.stages().get(stage).run(host).isPresent();
  }

  private static List<Kept> chain(
      History history, int stage, List<Kept> deliveries, List<Kept> ofRun) {
    var reasons =
        history.events().stream()
            .filter(event -> isReason(event.event(), stage))
            .map(History.SealedEvent::entry)
            .toList();
    return Stream.concat(
            deliveries.stream().filter(kept -> reasons.contains(kept.entry().index())),
            ofRun.stream().filter(kept -> !kept.entry().attributes().type().equals(HEARTBEAT)))
        .sorted(Comparator.comparingLong(kept -> kept.entry().index()))
        .toList();
  }

  private static boolean isReason(UpgradeEvent event, int stage) {
    return event instanceof UpgradeRequested
        || event instanceof RollbackRequested
        || event instanceof PlanProposed
        || event instanceof PlanApproved
        || event instanceof UpgradeStarted
        || event instanceof StageStarted(_, var started, _) && started == stage;
  }
}
