package dev.stepwise.notifier.adapter.http;

import dev.stepwise.notifier.application.DeadLetters;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What was given up: to look at, and to send again.
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@RolesAllowed(Roles.OPERATOR)
class DeadLetterResource {
  private final DeadLetters letters;

  DeadLetterResource(DeadLetters letters) {
    this.letters = letters;
  }

  @GET
  @Operation(summary = "The deliveries that were given up, oldest notice first, with the reason")
  public List<InboxView> list(@QueryParam("limit") @DefaultValue("200") int limit) {
    return letters.list(InboxResource.checked(limit)).stream().map(InboxView::of).toList();
  }

  @POST
  @Path("{delivery}/resend")
  @Operation(
      summary = "Send one again",
      description = "It is tried as often as a new one. 404 when it was not given up.")
  public Response resend(@PathParam("delivery") long delivery) {
    if (!letters.sendAgain(delivery)) {
      throw new NotFoundException();
    }
    return Response.accepted().build();
  }
}
