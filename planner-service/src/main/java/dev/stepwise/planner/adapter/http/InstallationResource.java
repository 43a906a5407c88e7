package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.estate.Registered;
import dev.stepwise.planner.application.Installations;
import dev.stepwise.planner.application.Occupations;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Installations")
@RolesAllowed(Roles.VIEWER)
class InstallationResource {
  private final Installations installations;
  private final Occupations occupations;
  private final Bodies bodies;

  InstallationResource(Installations installations, Occupations occupations, Bodies bodies) {
    this.installations = installations;
    this.occupations = occupations;
    this.bodies = bodies;
  }

  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @Operation(summary = "Register an installation, or replace it; checked against its playbook")
  public Response put(
      @PathParam("id") String id,
      @RequestBodySchema(InstallationBody.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers) {
    var installation =
        bodies.read(body, headers, InstallationBody.class).toInstallation(new InstallationId(id));
    var isNew = installations.register(installation, Actor.of(by).name());
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
        .entity(view(installations.get(installation.id())))
        .build();
  }

  @GET
  public List<InstallationView> list() {
    return installations.list().stream().map(this::view).toList();
  }

  @GET
  @Path("/{id}")
  public InstallationView get(@PathParam("id") String id) {
    return view(installations.get(new InstallationId(id)));
  }

  private InstallationView view(Registered known) {
    return InstallationView.of(known, occupations.of(known.installation()));
  }
}
