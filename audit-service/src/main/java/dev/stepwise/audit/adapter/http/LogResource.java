package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Prove;
import dev.stepwise.audit.application.VerifyLog;
import dev.stepwise.audit.domain.Finding;
import dev.stepwise.log.Hash;
import dev.stepwise.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The log as a whole.
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
class LogResource {
  private final Prove prove;
  private final VerifyLog verify;

  LogResource(Prove prove, VerifyLog verify) {
    this.prove = prove;
    this.verify = verify;
  }

  /// @param path base64 (RFC 9162, section 2.1.4)
  record ConsistencyView(long from, long to, List<String> path) {}

  /// @param sound whether every entry up to the latest checkpoint is what was sealed
  /// @param size the entries that fit
  /// @param root over these, base64
  record VerificationView(boolean sound, long size, String root, Optional<Finding> finding) {}

  @GET
  @Path("/checkpoint")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The latest checkpoint")
  public CheckpointView checkpoint() {
    return CheckpointView.of(prove.checkpoint());
  }

  @GET
  @Path("/checkpoint")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The latest checkpoint as a note (C2SP tlog-checkpoint, signed-note)")
  public String checkpointNote() {
    return prove.note();
  }

  @GET
  @Path("/checkpoint/published")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The latest checkpoint that was given away, with its cosignatures")
  public String publishedNote() {
    return prove.publishedNote();
  }

  @GET
  @Path("/checkpoint/key")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The key that checks signed checkpoints (C2SP signed-note)")
  public String key() {
    return prove.verifierKey() + '\n';
  }

  @GET
  @Path("/consistency")
  @Operation(summary = "The proof that an earlier log is a beginning of a later one")
  public ConsistencyView consistency(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    var later = Queries.number("to", to).orElseGet(() -> prove.checkpoint().size());
    var proof = prove.consistency(Queries.required("from", from), later);
    return new ConsistencyView(
        proof.from(), proof.to(), proof.path().stream().map(Hash::base64).toList());
  }

  @GET
  @Path("/verify")
  @RolesAllowed(Roles.AUDITOR)
  @Operation(summary = "Walks the whole log and names the first entry that does not fit")
  public VerificationView verify() {
    var report = verify.verify();
    return new VerificationView(
        report.finding().isEmpty(), report.size(), report.root().base64(), report.finding());
  }
}
