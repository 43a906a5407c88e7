package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Again;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Done;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Halting;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Without;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a person can decide while an upgrade runs, is paused or is held. What cannot be done now is
/// answered with 409 and the reason; what would never do, with 422.
@Path("/api/v1/upgrades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.OPERATOR)
class UpgradeChoiceResource {
  private final Upgrades upgrades;
  private final Answers answers;
  private final Bodies bodies;

  UpgradeChoiceResource(Upgrades upgrades, Answers answers, Bodies bodies) {
    this.upgrades = upgrades;
    this.answers = answers;
    this.bodies = bodies;
  }

  @POST
  @Path("/pause")
  @Operation(
      summary = "Halt after the step, after the turn of the host, or now",
      description =
          "AFTER_STEP: when the stage under way is done. AFTER_HOST: when the turn of the roll is done; outside of a roll as AFTER_STEP. NOW: scripts under way are ended on their hosts; when all were done all the same the upgrade is PAUSED, otherwise HELD. A pause that was asked for can be had sooner by asking again.")
  public Response pause(
      @PathParam("id") String id,
      @RequestBodySchema(Halting.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var halting = bodies.read(body, headers, Halting.class, Halting.UNSAID);
    return answers.to(
        upgrade, upgrades.pause(upgrade, halting.when(), halting.text(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/resume")
  @Operation(
      summary = "End the pause, or take back that it was asked for",
      description = "409 when its approval has ended meanwhile: it has to be approved again first.")
  public Response resume(
      @PathParam("id") String id, @Context SecurityContext by, @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    return answers.to(upgrade, upgrades.resume(upgrade, Actor.of(by).name()), uri);
  }

  @POST
  @Path("/retry")
  @Operation(
      summary = "Try again what failed or is unknown, everywhere or on one host",
      description =
          "From the step that failed; what is done stays done, and its facts are kept. 409 outside of the window, and when its approval has ended meanwhile: it has to be approved again first.")
  public Response retry(
      @PathParam("id") String id,
      @RequestBodySchema(Again.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var again = bodies.read(body, headers, Again.class, Again.EVERYWHERE);
    return answers.to(upgrade, upgrades.retry(upgrade, again.host(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/mark-done")
  @Operation(
      summary = "Vouch that what failed or is unknown on a host is done",
      description =
          "The evidence is kept in the log. Facts that the step captures must be given, since later steps and the undo need them. A rollback undoes the step.")
  public Response markDone(
      @PathParam("id") String id,
      @RequestBodySchema(Done.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var done = bodies.read(body, headers, Done.class);
    return answers.to(
        upgrade,
        upgrades.markDone(
            upgrade,
            done.host(),
            done.evidence(),
            done.facts().orElseGet(TreeMap::new),
            Actor.of(by).name()),
        uri);
  }

  @POST
  @Path("/exclude")
  @Operation(
      summary = "Go on without a host, for good",
      description =
          "Nothing more is done on it, and the installation's release is not recorded as reached. A rollback still undoes what was done there.")
  public Response exclude(
      @PathParam("id") String id,
      @RequestBodySchema(Without.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var without = bodies.read(body, headers, Without.class);
    return answers.to(
        upgrade,
        upgrades.exclude(upgrade, without.host(), without.reason(), Actor.of(by).name()),
        uri);
  }
}
