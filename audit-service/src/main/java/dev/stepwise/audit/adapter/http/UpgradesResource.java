package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.ExplainRun;
import dev.stepwise.audit.application.ReadLog;
import dev.stepwise.audit.application.Replay;
import dev.stepwise.audit.domain.Transcript;
import dev.stepwise.contracts.Sha256;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the log says of one upgrade.
@Path("/api/v1/upgrades/{id}")
class UpgradesResource {
  private final Replay replay;
  private final ReadLog log;
  private final ExplainRun runs;

  UpgradesResource(Replay replay, ReadLog log, ExplainRun runs) {
    this.replay = replay;
    this.log = log;
    this.runs = runs;
  }

  @GET
  @Path("/replay")
  @Operation(summary = "Where the upgrade stood, now or at an entry (or at a moment, ISO 8601)")
  public ReplayView replay(@PathParam("id") String id, @QueryParam("at") @Nullable String at) {
    var upgrade = Queries.upgrade(id);
    if (at == null) {
      return ReplayView.of(replay.now(upgrade));
    }
    var moment = Queries.moment(at);
    return ReplayView.of(
        moment.isPresent()
            ? replay.at(upgrade, moment.get())
            : replay.at(upgrade, Queries.required("at", at)));
  }

  /// The header `Stepwise-Output-Gaps` names the bytes that are not sealed, or not yet.
  @GET
  @Path("/output")
  @Produces({MediaType.APPLICATION_OCTET_STREAM, MediaType.TEXT_PLAIN})
  @Operation(summary = "What an attempt printed; without `attempt`, the latest that printed")
  public Response output(
      @PathParam("id") String id,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host,
      @QueryParam("attempt") @Nullable String attempt) {
    return answer(
        log.output(
            Queries.upgrade(id),
            Queries.stage(stage),
            Queries.host(host).value(),
            Queries.attempt(attempt)));
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

  private static Response answer(Transcript transcript) {
    var answer =
        Response.ok(transcript.bytes())
            .header("Stepwise-Output-Sha256", Sha256.of(transcript.bytes()));
    if (!transcript.gaps().isEmpty()) {
      answer.header(
          "Stepwise-Output-Gaps",
          transcript.gaps().stream()
              .map(Transcript.Gap::toString)
              .collect(Collectors.joining(",")));
    }
    return answer.build();
  }
}
