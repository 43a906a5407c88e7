package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.estate.Estate;
import dev.stepwise.planner.application.LiveEstate;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/estate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Installations")
@RolesAllowed(Roles.VIEWER)
class EstateResource {
  private final LiveEstate estate;

  EstateResource(LiveEstate estate) {
    this.estate = estate;
  }

  @GET
  @Operation(
      summary = "Every installation and upgrade now; audit's /replay tells it of any moment",
      description = "Which release each installation runs, which upgrade holds it, what is down.")
  public Estate now() {
    return estate.now();
  }
}
