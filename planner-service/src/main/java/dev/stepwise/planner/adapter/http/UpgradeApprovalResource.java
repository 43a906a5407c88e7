package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.StateName;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Denial;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Why;
import dev.stepwise.planner.application.NotKnown;
import dev.stepwise.planner.application.PlanApprovals;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Who agrees with a plan that has not started, or has to be approved again.
@Path("/api/v1/upgrades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.APPROVER)
class UpgradeApprovalResource {
  private final PlanApprovals approvals;
  private final Upgrades upgrades;
  private final Answers answers;
  private final Bodies bodies;
  private final InstantSource clock;

  UpgradeApprovalResource(
      PlanApprovals approvals,
      Upgrades upgrades,
      Answers answers,
      Bodies bodies,
      InstantSource clock) {
    this.approvals = approvals;
    this.upgrades = upgrades;
    this.answers = answers;
    this.bodies = bodies;
    this.clock = clock;
  }

  @GET
  @Path("/approvals")
  @RolesAllowed(Roles.VIEWER)
  @Operation(
      summary = "Who agrees with its plan, how many still have to, and until when that is valid")
  public ApprovalsView approvals(@PathParam("id") String id) {
    var state = upgrades.get(new UpgradeId(id)).state();
    return ApprovalsView.of(state, clock.instant())
        .orElseThrow(() ->
            new NotKnown(
                "Expected upgrade '%s' to be PROPOSED, APPROVED or SCHEDULED, or to need approval again, but it is %s"
                    .formatted(id, StateName.of(state))));
  }

  @DELETE
  @Path("/approval")
  @Operation(
      summary = "Do not agree any longer",
      description = "Then the plan has to be approved again, and does not start by itself.")
  public Response withdraw(
      @PathParam("id") String id,
      @RequestBodySchema(Why.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var why = bodies.read(body, headers, Why.class, Why.UNSAID);
    return answers.to(upgrade, approvals.withdraw(upgrade, why.text(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/denial")
  @Operation(
      summary = "Say no to exactly the plan of that hash, and why",
      description = "The upgrade is CANCELLED. 403 for whoever is not among the approvers.")
  public Response deny(
      @PathParam("id") String id,
      @RequestBodySchema(Denial.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var denial = bodies.read(body, headers, Denial.class);
    return answers.to(
        upgrade,
        approvals.deny(upgrade, denial.planHash(), denial.comment(), Actor.of(by).name()),
        uri);
  }
}
