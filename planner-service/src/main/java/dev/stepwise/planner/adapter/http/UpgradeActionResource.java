package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Approval;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Back;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Confirmation;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Why;
import dev.stepwise.planner.application.CheckedStarts;
import dev.stepwise.planner.application.PlanApprovals;
import dev.stepwise.planner.application.UpgradeRequests;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a person can do with an upgrade. What cannot be done now is answered with 409 and the
/// reason.
@Path("/api/v1/upgrades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.OPERATOR)
class UpgradeActionResource {
  private final Upgrades upgrades;
  private final UpgradeRequests requests;
  private final PlanApprovals approvals;
  private final CheckedStarts starts;
  private final Answers answers;
  private final Bodies bodies;

  UpgradeActionResource(
      Upgrades upgrades,
      UpgradeRequests requests,
      PlanApprovals approvals,
      CheckedStarts starts,
      Answers answers,
      Bodies bodies) {
    this.upgrades = upgrades;
    this.requests = requests;
    this.approvals = approvals;
    this.starts = starts;
    this.answers = answers;
    this.bodies = bodies;
  }

  @POST
  @Path("/approval")
  @RolesAllowed(Roles.APPROVER)
  @Operation(
      summary = "Agree with exactly the plan of that hash",
      description =
          "APPROVED as soon as as many people agree as the installation says; `approvals` shows who."
              + " 403 for the one who asked, and for whoever is not among the approvers; 409 with the"
              + " differences when what was planned has changed. One that is PAUSED, HELD or WAITING is"
              + " approved again when its approval has ended meanwhile.")
  public Response approve(
      @PathParam("id") String id,
      @RequestBodySchema(Approval.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var approval = bodies.read(body, headers, Approval.class);
    return answers.to(
        upgrade,
        approvals.approve(
            upgrade,
            approval.planHash(),
            Actor.of(by).name(),
            approval.comment(),
            approval.until()),
        uri);
  }

  @POST
  @Path("/start")
  @Operation(
      summary = "Begin to change hosts",
      description =
          "The hosts are asked once more whether they are as planned; if not, the approval is void, and"
              + " the upgrade CANCELLED with the differences. 409 with the figures when its work and the worst way back do not fit what is left of a window."
              + " Two people can override the window: POST …/override.")
  public Response start(
      @PathParam("id") String id, @Context SecurityContext by, @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    return answers.to(upgrade, starts.start(upgrade, Actor.of(by).name()), uri);
  }

  @POST
  @Path("/confirmation")
  @Operation(
      summary = "Sign the checklist of the stage that waits for it, every item",
      description = "409 when its approval has ended meanwhile: it has to be approved again first.")
  public Response confirm(
      @PathParam("id") String id,
      @RequestBodySchema(Confirmation.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var signed = bodies.read(body, headers, Confirmation.class);
    return answers.to(
        upgrade,
        upgrades.confirm(upgrade, signed.stage(), signed.items(), Actor.of(by).name()),
        uri);
  }

  @POST
  @Path("/stop")
  @Operation(summary = "Leave the installation as it is, for good")
  public Response stop(
      @PathParam("id") String id,
      @RequestBodySchema(Why.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var why = bodies.read(body, headers, Why.class, Why.UNSAID);
    return answers.to(upgrade, upgrades.stop(upgrade, why.text(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/cancel")
  @Operation(
      summary = "Give it up; what is under way is ended on its hosts first",
      description =
          "Before the start it is CANCELLED. Afterwards it is FAILED as soon as its runs have"
              + " ended, and can be rolled back.")
  public Response cancel(
      @PathParam("id") String id,
      @RequestBodySchema(Why.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var why = bodies.read(body, headers, Why.class, Why.UNSAID);
    return answers.to(upgrade, upgrades.cancel(upgrade, why.text(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/rollback")
  @Operation(
      summary = "Ask for the rollback, a new upgrade; answers with its plan",
      description =
          "Of everything; or of some hosts or components by one hop; or back to a release that the"
              + " upgrade has passed. Refused with the reason when something that stays was built"
              + " upon what would go back. After a rollback in part, or one that was stopped, the"
              + " next one undoes what is left.")
  public Response rollback(
      @PathParam("id") String id,
      @RequestBodySchema(Back.class) byte[] body,
      @Context HttpHeaders headers,
      @HeaderParam("Idempotency-Key") Optional<String> key,
      @Context SecurityContext by,
      @Context UriInfo uri) {
    var back = bodies.read(body, headers, Back.class, Back.WHOLE);
    var answer = requests.rollback(new UpgradeId(id), back.scope(), Actor.of(by).name(), key);
    return answers.toRequest(answer.id(), answer.decision(), uri);
  }
}
