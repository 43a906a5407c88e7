package dev.stepwise.audit.domain.reason;

import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.History.SealedEvent;
import dev.stepwise.audit.domain.reason.Because.Link;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ApprovalGiven;
import dev.stepwise.contracts.upgrade.UpgradeEvent.ChecklistSigned;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanApproved;
import dev.stepwise.contracts.upgrade.UpgradeEvent.PlanProposed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageResumed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.WindowOverridden;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The links of the chain that stand in the planner's own events: those before the first command.
final class Reasons {
  private final Plan plan;
  private final Stage stage;
  private final HostId host;

  Reasons(Plan plan, int stage, HostId host) {
    this.plan = plan;
    this.stage = plan.stages().get(stage);
    this.host = host;
  }

  List<Because> of(History history) {
    return history.events().stream().flatMap(this::of).toList();
  }

  private Stream<Because> of(SealedEvent sealed) {
    return switch (sealed.event()) {
      case UpgradeRequested e ->
          Stream.of(
              because(Link.REQUEST, sealed, e.by(), "asked for %s (%s)", e.target(), e.policy()));
      case RollbackRequested e ->
          Stream.of(because(Link.REQUEST, sealed, e.by(), "asked to roll back %s", e.rollbackOf()));
      case PlanProposed e -> Stream.of(rule(sealed), planned(sealed, e));
      case PlanApproved e ->
          Stream.of(
              because(Link.APPROVAL, sealed, e.by(), "approved exactly the plan %s", e.planHash())
                  .with("planHash", e.planHash()));
      case ApprovalGiven e ->
          Stream.of(
              because(Link.APPROVAL, sealed, e.by(), "approved exactly the plan %s", e.planHash())
                  .with("planHash", e.planHash()));
      case WindowOverridden e ->
          Stream.of(
              because(
                  Link.START,
                  sealed,
                  e.by(),
                  "overrode the window with %s: %s",
                  e.confirmedBy(),
                  e.reason()));
      case UpgradeStarted e -> Stream.of(because(Link.START, sealed, e.by(), "started it"));
      case ChecklistSigned e when e.stage() == stage.index() ->
          Stream.of(
              because(Link.CHECKLIST, sealed, e.by(), "signed: %s", String.join("; ", e.items())));
      case StageStarted e when e.stage() == stage.index() ->
          Stream.of(because(Link.STAGE, sealed, "planner", "all before it was done"));
      case StageResumed e when e.stage() == stage.index() && e.hosts().contains(host) ->
          Stream.of(because(Link.STAGE, sealed, "planner", "the host catches up"));
      default -> Stream.empty(); // says nothing about why, or is found as an entry of the run
    };
  }

  private Because rule(SealedEvent sealed) {
    return plan.rollbackOf()
        .map(undone ->
            because(Link.RULE, sealed, "log", "undoes what upgrade %s did on %s", undone, host)
                .with("rollbackOf", undone))
        .orElseGet(() -> hop().map(hop -> rule(sealed, hop)).orElseGet(() -> noRule(sealed)));
  }

  private Because rule(SealedEvent sealed, Hop hop) {
    var rule =
        because(
                Link.RULE,
                sealed,
                "playbook",
                "%s %s → %s by procedure %s%s",
                plan.installation().platform(),
                hop.from(),
                hop.to(),
                hop.procedure(),
                hop.cite().map(cite -> " (" + cite + ")").orElse(""))
            .with("from", hop.from())
            .with("to", hop.to())
            .with("procedure", hop.procedure())
            .with("playbook", plan.playbook());
    return hop.cite().map(cite -> rule.with("cite", cite)).orElse(rule);
  }

  private Because noRule(SealedEvent sealed) {
    return because(Link.RULE, sealed, "playbook", "%s → %s", plan.from(), plan.to())
        .with("playbook", plan.playbook());
  }

  /// The hop that the run belongs to, which its environment names.
  private Optional<Hop> hop() {
    var environment = stage.run(host).orElseThrow().environment();
    return plan.path().stream()
        .filter(hop ->
            plan.path().size() == 1
                || hop.from().version().equals(environment.get("FROM"))
                    && hop.to().version().equals(environment.get("TO")))
        .findFirst();
  }

  private Because planned(SealedEvent sealed, PlanProposed event) {
    var planned =
        because(
                Link.PLAN,
                sealed,
                "planner",
                "stage %d of %d: %s%s",
                stage.index() + 1,
                plan.stages().size(),
                stage.title(),
                stage.cite().map(cite -> " (" + cite + ")").orElse(""))
            .with("planHash", event.planHash())
            .with("step", stage.step())
            .with("script", stage.action().run().name())
            .with("ownScriptSha256", stage.action().run().sha256());
    return stage.group().map(group -> planned.with("turn", group)).orElse(planned);
  }

  private static Because because(
      Link link, SealedEvent sealed, String who, String says, Object... values) {
    return new Because(
        link, sealed.event().at(), Optional.of(who), says.formatted(values), sealed.entry());
  }
}
