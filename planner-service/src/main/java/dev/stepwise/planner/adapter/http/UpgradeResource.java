package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.planner.application.NotKnown;
import dev.stepwise.planner.application.Timing;
import dev.stepwise.planner.application.UpgradeFilter;
import dev.stepwise.planner.application.UpgradeRequests;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.planner.domain.planning.PlanText;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/upgrades")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.VIEWER)
class UpgradeResource {
  private static final int LARGEST_PAGE = 500;

  private final UpgradeRequests requests;
  private final Upgrades upgrades;
  private final Timing timing;
  private final Answers answers;
  private final Bodies bodies;

  UpgradeResource(
      UpgradeRequests requests, Upgrades upgrades, Timing timing, Answers answers, Bodies bodies) {
    this.requests = requests;
    this.upgrades = upgrades;
    this.timing = timing;
    this.answers = answers;
    this.bodies = bodies;
  }

  @POST
  @RolesAllowed(Roles.OPERATOR)
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @Operation(
      summary = "Ask for an upgrade; answers with its plan",
      description =
          "201 with a plan, 422 when there is none, 202 when the hosts take long to give their facts."
              + " With an Idempotency-Key, the same request a second time asks for nothing new.")
  public Response request(
      @RequestBodySchema(UpgradeBodies.Request.class) byte[] body,
      @HeaderParam("Idempotency-Key") Optional<String> key,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var request = bodies.read(body, headers, UpgradeBodies.Request.class);
    var answer =
        requests.upgrade(
            request.installation(),
            request.target(),
            request.policy().map(Policy::of).orElse(Policy.SAFEST),
            request.choice(),
            Actor.of(by).name(),
            key);
    return answers.toRequest(answer.id(), answer.decision(), uri);
  }

  @GET
  @Operation(summary = "Upgrades, youngest first; `after` is the last one of the page before")
  public List<SummaryView> list(
      @QueryParam("installation") Optional<String> installation,
      @QueryParam("state") List<String> states,
      @QueryParam("after") Optional<String> after,
      @QueryParam("limit") @DefaultValue("50") int limit) {
    var filter =
        new UpgradeFilter(
            installation.map(InstallationId::new),
            states.stream().map(UpgradeResource::state).toList(),
            after.map(UpgradeId::new),
            Math.clamp(limit, 1, LARGEST_PAGE));
    return upgrades.list(filter).stream().map(SummaryView::of).toList();
  }

  private static StateName state(String name) {
    try {
      return StateName.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Expected a state, one of %s, but got '%s'".formatted(List.of(StateName.values()), name),
          e);
    }
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id, @Context Request request) {
    var live = upgrades.get(new UpgradeId(id));
    var unchanged = request.evaluatePreconditions(Answers.tag(live));
    return unchanged == null ? answers.show(live, 200) : unchanged.build();
  }

  @GET
  @Path("/{id}/state")
  @Operation(summary = "All that the facts add up to; audit's replay of now is the same")
  public Upgrade wholeState(@PathParam("id") String id) {
    return upgrades.get(new UpgradeId(id)).state();
  }

  @GET
  @Path("/{id}/plan")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The plan; as text/plain, as a person wants to read it")
  public Plan plan(@PathParam("id") String id) {
    return planned(id).plan();
  }

  @GET
  @Path("/{id}/plan")
  @Produces(MediaType.TEXT_PLAIN)
  public String planText(@PathParam("id") String id) {
    var planned = planned(id);
    return PlanText.render(
        planned.plan(),
        planned.hash(),
        Optional.of(timing.fit(planned.plan().upgradeId())),
        planned.requester());
  }

  private Planned planned(String id) {
    var state = upgrades.get(new UpgradeId(id)).state();
    var plan = UpgradeView.planOf(state);
    var hash = UpgradeView.hashOf(state);
    if (plan.isEmpty() || hash.isEmpty()) {
      throw new NotKnown(
          "Expected upgrade '%s' to have a plan, but it is %s".formatted(id, StateName.of(state)));
    }
    return new Planned(plan.get(), hash.get(), requesterOf(state));
  }

  /// Of interest to those who still have to approve.
  private static Optional<String> requesterOf(Upgrade state) {
    return state instanceof Upgrade.Proposed proposed
        ? Optional.of(proposed.by())
        : state instanceof Upgrade.Approved approved
            ? Optional.of(approved.by())
            : Optional.empty();
  }

  private record Planned(Plan plan, Sha256 hash, Optional<String> requester) {}
}
