package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.planner.application.LiveUpgrade;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.planner.config.PlannerConfig;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.Decision.Reason;
import dev.stepwise.planner.domain.Decision.Rejected;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Set;

/// What is answered to a decision: the upgrade as it stands now, or a problem that says why not.
@ApplicationScoped
class Answers {
  /// What would be wrong in any state.
  private static final Set<Reason> UNSOUND =
      Set.of(Reason.OTHER_ITEMS, Reason.NOT_PROVEN, Reason.INDISPENSABLE, Reason.SECOND_PERSON);

  private final Upgrades upgrades;
  private final PlannerConfig config;
  private final InstantSource clock;

  Answers(Upgrades upgrades, PlannerConfig config, InstantSource clock) {
    this.upgrades = upgrades;
    this.config = config;
    this.clock = clock;
  }

  Response to(UpgradeId id, Decision<UpgradeEvent> decision, UriInfo uri) {
    return switch (decision) {
      case Accepted<UpgradeEvent> _ -> show(upgrades.get(id), 200);
      case Rejected<UpgradeEvent>(var reason, var message) -> rejected(reason, message, uri);
    };
  }

  /// Waits for the plan.
  Response toRequest(UpgradeId id, Decision<UpgradeEvent> decision, UriInfo uri) {
    return switch (decision) {
      case Accepted<UpgradeEvent> _ -> planned(id, uri);
      case Rejected<UpgradeEvent>(var reason, var message) -> rejected(reason, message, uri);
    };
  }

  private static String sentence(String reason, String advice) {
    return reason.endsWith(".") ? reason + " " + advice : reason + "; " + advice;
  }

  private Response planned(UpgradeId id, UriInfo uri) {
    var live = upgrades.await(id, Answers::isPlanned, config.planWithin());
    var location = uri.getBaseUriBuilder().path("api/v1/upgrades/" + id).build();
    return switch (live.state()) {
      case Upgrade.Refused(_, _, var reason, var advice) ->
          Problem.of(422, "Upgrade refused", sentence(reason, advice), uri.getRequestUri())
              .about(id)
              .toResponse();
      case Upgrade.Discovering _, Upgrade.Undoing _ ->
          Response.fromResponse(show(live, 202)).location(location).build();
      case Upgrade _ -> Response.fromResponse(show(live, 201)).location(location).build();
    };
  }

  private static boolean isPlanned(LiveUpgrade live) {
    return !(live.state() instanceof Upgrade.Discovering
        || live.state() instanceof Upgrade.Undoing);
  }

  Response show(LiveUpgrade live, int status) {
    return Response.status(status)
        .tag(tag(live))
        .entity(UpgradeView.of(live, clock.instant()))
        .build();
  }

  static EntityTag tag(LiveUpgrade live) {
    return new EntityTag(Long.toString(live.version()));
  }

  private static Response rejected(Reason reason, String message, UriInfo uri) {
    var status = status(reason);
    return Problem.of(status, title(reason), message, uri.getRequestUri()).toResponse();
  }

  private static int status(Reason reason) {
    if (reason == Reason.NOT_ENTITLED) {
      return 403;
    }
    return UNSOUND.contains(reason) ? 422 : 409;
  }

  private static String title(Reason reason) {
    return switch (reason) {
      case INVALID_STATE -> "Not in this state";
      case STALE -> "Stale";
      case OTHER_PLAN -> "Another plan";
      case OTHER_ITEMS -> "Another checklist";
      case NOT_PROVEN -> "Not proven";
      case INDISPENSABLE -> "Indispensable host";
      case ONLY_ONCE -> "Only once";
      case CHANGED_SINCE -> "Changed since";
      case STILL_BUSY -> "Still busy";
      case OCCUPIED -> "Installation occupied";
      case OUTSIDE_WINDOW -> "Outside of the window";
      case SECOND_PERSON -> "A second person is needed";
      case NOT_ENTITLED -> "Not entitled";
      case EXPIRED -> "Approval ended";
    };
  }
}
