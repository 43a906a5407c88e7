package dev.stepwise.audit.adapter.http;

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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the log says of one upgrade.
@Path("/api/v1/upgrades/{id}")
class UpgradesResource {
  private final Replay replay;
  private final ReadLog log;

  UpgradesResource(Replay replay, ReadLog log) {
    this.replay = replay;
    this.log = log;
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
    if (host == null) {
      throw new Queries.BadQuery("Expected parameter 'host', but there is none");
    }
    return answer(
        log.output(
            Queries.upgrade(id),
            small("stage", Queries.required("stage", stage)),
            host,
            attempt(attempt)));
  }

  private static OptionalInt attempt(@Nullable String attempt) {
    return attempt == null
        ? OptionalInt.empty()
        : OptionalInt.of(small("attempt", Queries.required("attempt", attempt)));
  }

  private static int small(String name, long value) {
    return Queries.within(name, OptionalLong.of(value), 0, 1_000_000, 0);
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
