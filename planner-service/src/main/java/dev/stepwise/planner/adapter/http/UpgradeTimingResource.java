package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Appointed;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Breaking;
import dev.stepwise.planner.adapter.http.UpgradeBodies.Why;
import dev.stepwise.planner.application.Timing;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// An upgrade and its window.
@Path("/api/v1/upgrades/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.OPERATOR)
class UpgradeTimingResource {
  private final Timing timing;
  private final Answers answers;
  private final Bodies bodies;

  UpgradeTimingResource(Timing timing, Answers answers, Bodies bodies) {
    this.timing = timing;
    this.answers = answers;
    this.bodies = bodies;
  }

  @GET
  @Path("/fit")
  @RolesAllowed(Roles.VIEWER)
  @Operation(summary = "How long its plan takes, and whether that fits a window")
  public FitView fit(@PathParam("id") String id) {
    return FitView.of(timing.fit(new UpgradeId(id)));
  }

  @POST
  @Path("/schedule")
  @Operation(
      summary = "Start by itself, in the next window that it fits; a second time moves it",
      description = "409 when no window that is long enough opens within 400 days.")
  public Response schedule(
      @PathParam("id") String id,
      @RequestBodySchema(Appointed.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var wish = bodies.read(body, headers, Appointed.class, Appointed.NEXT);
    return answers.to(
        upgrade, timing.schedule(upgrade, wish.window().or(wish::from), Actor.of(by).name()), uri);
  }

  @DELETE
  @Path("/schedule")
  @Operation(summary = "Do not start by itself after all")
  public Response unschedule(
      @PathParam("id") String id,
      @RequestBodySchema(Why.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var why = bodies.read(body, headers, Why.class, Why.UNSAID);
    return answers.to(upgrade, timing.unschedule(upgrade, why.text(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/override")
  @Operation(
      summary = "Break the glass: ask that it need not keep to its window, and say why",
      description = "It counts as soon as somebody else confirms it.")
  public Response askOverride(
      @PathParam("id") String id,
      @RequestBodySchema(Breaking.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var why = bodies.read(body, headers, Breaking.class);
    return answers.to(upgrade, timing.askOverride(upgrade, why.reason(), Actor.of(by).name()), uri);
  }

  @POST
  @Path("/override/confirmation")
  @RolesAllowed(Roles.APPROVER)
  @Operation(
      summary = "Stand behind an override, as the second person",
      description =
          "With the reason as it was asked with, word by word. Before the start it then starts outside of its window; under way it goes on at once. 422 for"
              + " the one who asked, 403 for whoever is not among the approvers.")
  public Response confirmOverride(
      @PathParam("id") String id,
      @RequestBodySchema(Breaking.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    var upgrade = new UpgradeId(id);
    var read = bodies.read(body, headers, Breaking.class);
    return answers.to(
        upgrade, timing.confirmOverride(upgrade, read.reason(), Actor.of(by).name()), uri);
  }
}
