package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.planner.application.ExportedScripts;
import dev.stepwise.planner.application.RollbackPreviews;
import dev.stepwise.planner.application.RollbackPreviews.Preview;
import dev.stepwise.planner.domain.planning.PlanText;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a rollback would be now, at any time while an upgrade goes on. Asking changes nothing.
@Path("/api/v1/upgrades/{id}/rollback-plan")
@RunOnVirtualThread
@Tag(name = "Upgrades")
@RolesAllowed(Roles.VIEWER)
class RollbackPlanResource {
  private static final String SCRIPT = "text/x-shellscript";

  private final RollbackPreviews previews;
  private final ExportedScripts scripts;

  RollbackPlanResource(RollbackPreviews previews, ExportedScripts scripts) {
    this.previews = previews;
    this.scripts = scripts;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What would be undone now, how long it would take, what would be lost",
      description =
          "As text/plain, as a person wants to read it; as text/x-shellscript, as a script that"
              + " carries it out over ssh without Stepwise. `host` and `component` may be given"
              + " several times.")
  public Plan plan(
      @PathParam("id") String id,
      @QueryParam("host") List<String> hosts,
      @QueryParam("component") List<String> components,
      @QueryParam("to") Optional<String> release) {
    return preview(id, hosts, components, release).plan();
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  public String text(
      @PathParam("id") String id,
      @QueryParam("host") List<String> hosts,
      @QueryParam("component") List<String> components,
      @QueryParam("to") Optional<String> release) {
    var plan = preview(id, hosts, components, release).plan();
    return PlanText.render(plan, Wire.hashOf(plan));
  }

  @GET
  @Produces(SCRIPT)
  public String script(
      @PathParam("id") String id,
      @QueryParam("host") List<String> hosts,
      @QueryParam("component") List<String> components,
      @QueryParam("to") Optional<String> release) {
    var preview = preview(id, hosts, components, release);
    return scripts.write(preview.plan(), preview.event());
  }

  private Preview preview(
      String id, List<String> hosts, List<String> components, Optional<String> release) {
    var scope =
        new RollbackScope(
            hosts.stream().map(HostId::new).toList(), components, release.map(Release::new));
    return previews.of(new UpgradeId(id), scope);
  }
}
