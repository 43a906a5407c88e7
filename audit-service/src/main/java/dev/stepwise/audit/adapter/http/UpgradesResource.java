package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.ExplainRun;
import dev.stepwise.audit.application.ProveHistory;
import dev.stepwise.audit.application.Replay;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the log says of one upgrade.
@Path("/api/v1/upgrades/{id}")
class UpgradesResource {
  private final Replay replay;
  private final ExplainRun runs;
  private final ProveHistory proofs;

  UpgradesResource(Replay replay, ExplainRun runs, ProveHistory proofs) {
    this.replay = replay;
    this.runs = runs;
    this.proofs = proofs;
  }

  @GET
  @Path("/replay")
  @Operation(
      summary = "Where the upgrade stood, now or at an entry (or at a moment, ISO 8601)",
      description =
          "With proven=true the inclusion of each of its entries in the latest checkpoint is"
              + " checked first; one that is not what was sealed is named.")
  public ReplayView replay(
      @PathParam("id") String id,
      @QueryParam("at") @Nullable String at,
      @QueryParam("proven") @DefaultValue("false") boolean proven) {
    var upgrade = Queries.upgrade(id);
    if (proven) {
      proofs.require(upgrade);
    }
    if (at == null) {
      return ReplayView.of(replay.now(upgrade));
    }
    var moment = Queries.moment(at);
    return ReplayView.of(
        moment.isPresent()
            ? replay.at(upgrade, moment.get())
            : replay.at(upgrade, Queries.required("at", at)));
  }

  @GET
  @Path("/runs")
  @Operation(summary = "Why something ran on a host: from the request to the outcome")
  public RunView run(
      @PathParam("id") String id,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host) {
    return RunView.of(runs.explain(Queries.upgrade(id), Queries.stage(stage), Queries.host(host)));
  }
}
