package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.application.Upgrades;
import dev.stepwise.signin.Roles;
import dev.stepwise.signin.SignIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/upgrades/{id}/events")
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.VIEWER)
class UpgradeEventResource {
  private final Upgrades upgrades;
  private final InstantSource clock;

  UpgradeEventResource(Upgrades upgrades, InstantSource clock) {
    this.upgrades = upgrades;
    this.clock = clock;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary =
          "The facts so far; as text/event-stream, also those to come, until it is over or the token expires")
  public List<EventView> list(@PathParam("id") String id) {
    var upgrade = upgrades.get(new UpgradeId(id)).id();
    return upgrades.eventsAfter(upgrade, 0).stream().map(EventView::of).toList();
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("id") String id,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") long last,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context SecurityContext signedIn) {
    var signIn = SignIn.lasting(signedIn, clock.instant());
    var upgrade = upgrades.get(new UpgradeId(id)).id();
    var stream = new EventStream(upgrades, upgrade, sink, sse, signIn, clock);
    Thread.startVirtualThread(() -> stream.run(last));
  }
}
