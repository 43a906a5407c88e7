package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.GatherEvidence;
import dev.stepwise.audit.application.GatherEvidence.Gathered;
import dev.stepwise.signin.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Everything that the log says of an upgrade, in one file that proves itself. `ETag` changes when
/// a byte of it does; `Stepwise-Evidence` is `complete`, or `so-far` when the upgrade is not over.
@Path("/api/v1/upgrades/{id}/evidence")
@RolesAllowed(Roles.AUDITOR)
class EvidenceResource {
  private static final int BUFFER = 1 << 16;

  private final GatherEvidence evidence;

  EvidenceResource(GatherEvidence evidence) {
    this.evidence = evidence;
  }

  @GET
  @Produces({"application/zip", MediaType.APPLICATION_JSON})
  @RunOnVirtualThread
  @Operation(
      summary = "The evidence of an upgrade, to be checked offline with `stepwise verify`",
      description =
          "`with=rollback` puts its rollbacks in, too; `size` names a checkpoint other than the"
              + " latest")
  public Response evidence(
      @PathParam("id") String id,
      @QueryParam("with") @Nullable String with,
      @QueryParam("size") @Nullable String size,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    var gathered =
        evidence.of(Queries.upgrade(id), isWithRollback(with), Queries.number("size", size));
    var tag = "\"" + gathered.digest() + "\"";
    if (tag.equals(known)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    return answer(id, tag, gathered);
  }

  private static Response answer(String id, String tag, Gathered gathered) {
    StreamingOutput body =
        out -> {
          var buffered = new BufferedOutputStream(out, BUFFER);
          gathered.bundle().writeTo(buffered);
          buffered.flush();
        };
    return Response.ok(body, "application/zip")
        .header(HttpHeaders.ETAG, tag)
        .header("Stepwise-Evidence", gathered.isOver() ? "complete" : "so-far")
        .header("Stepwise-Upgrade-State", gathered.state())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.zip\"".formatted(id))
        .build();
  }

  private static boolean isWithRollback(@Nullable String with) {
    if (with != null && !with.equals("rollback")) {
      throw new Queries.BadQuery("Expected 'with' to be 'rollback', but got '%s'".formatted(with));
    }
    return with != null;
  }
}
