package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Compare;
import dev.stepwise.audit.application.ProveHistory;
import dev.stepwise.audit.application.Replay;
import dev.stepwise.audit.application.TellStory;
import dev.stepwise.audit.domain.difference.DifferenceText;
import dev.stepwise.audit.domain.difference.UpgradeDifference;
import dev.stepwise.audit.domain.story.Timeline;
import dev.stepwise.audit.domain.story.TimelineText;
import dev.stepwise.contracts.signature.ServiceToken;
import dev.stepwise.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the log says of one upgrade.
@Path("/api/v1/upgrades/{id}")
@RolesAllowed(Roles.VIEWER)
class UpgradesResource {
  private final Replay replay;
  private final TellStory stories;
  private final Compare compare;
  private final ProveHistory proofs;

  UpgradesResource(Replay replay, TellStory stories, Compare compare, ProveHistory proofs) {
    this.replay = replay;
    this.stories = stories;
    this.compare = compare;
    this.proofs = proofs;
  }

  @GET
  @Path("/replay")
  @RolesAllowed({Roles.VIEWER, ServiceToken.REPLAYS})
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Where the upgrade stood, now or at an entry (or at a time, ISO 8601 with offset)",
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
    return ReplayView.of(replay.at(upgrade, Queries.at("at", at)));
  }

  @GET
  @Path("/timeline")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Who did what when, stage by stage, with notices and alerts",
      description = "With durations and what people were waited for; `at` as in replay.")
  public Timeline timeline(@PathParam("id") String id, @QueryParam("at") @Nullable String at) {
    return stories.timeline(Queries.upgrade(id), Queries.at("at", at));
  }

  @GET
  @Path("/timeline")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The same as a person reads it")
  public String timelineText(@PathParam("id") String id, @QueryParam("at") @Nullable String at) {
    return TimelineText.of(timeline(id, at));
  }

  @GET
  @Path("/difference")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What changed between two moments; `to` is now unless said")
  public DifferenceView<UpgradeDifference> difference(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    return DifferenceView.of(compared(id, from, to));
  }

  @GET
  @Path("/difference")
  @Produces(MediaType.TEXT_PLAIN)
  public String differenceText(
      @PathParam("id") String id,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    return DifferenceText.of(compared(id, from, to).difference());
  }

  private Compare.Compared<UpgradeDifference> compared(
      String id, @Nullable String from, @Nullable String to) {
    return compare.upgrade(
        Queries.upgrade(id), Queries.requiredAt("from", from), Queries.at("to", to));
  }
}
