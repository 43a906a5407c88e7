package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Compare;
import dev.stepwise.audit.application.ExplainRun;
import dev.stepwise.audit.application.ReplayEstate;
import dev.stepwise.audit.domain.difference.DifferenceText;
import dev.stepwise.audit.domain.difference.EstateDifference;
import dev.stepwise.audit.domain.reason.Why;
import dev.stepwise.audit.domain.reason.WhyText;
import dev.stepwise.signin.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the log says of the whole estate.
@Path("/api/v1")
@RolesAllowed(Roles.VIEWER)
class EstateResource {
  private final ReplayEstate estates;
  private final Compare compare;
  private final ExplainRun runs;

  EstateResource(ReplayEstate estates, Compare compare, ExplainRun runs) {
    this.estates = estates;
    this.compare = compare;
    this.runs = runs;
  }

  @GET
  @Path("/replay")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Every installation and upgrade as known at a moment",
      description =
          "Release, who holds it, what is down. `at` is the index of an entry, or a time with its"
              + " offset; without it, now. `moment` says which entry and checkpoint the answer"
              + " stands for.")
  public EstateView replay(@QueryParam("at") @Nullable String at) {
    return EstateView.of(estates.at(Queries.at("at", at)));
  }

  @GET
  @Path("/difference")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "What changed in the estate between two moments; `to` is now unless said")
  public DifferenceView<EstateDifference> difference(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    return DifferenceView.of(compared(from, to));
  }

  @GET
  @Path("/difference")
  @Produces(MediaType.TEXT_PLAIN)
  public String differenceText(
      @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
    return DifferenceText.of(compared(from, to).difference());
  }

  private Compare.Compared<EstateDifference> compared(@Nullable String from, @Nullable String to) {
    return compare.estate(Queries.requiredAt("from", from), Queries.at("to", to));
  }

  @GET
  @Path("/why")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Why something ran on a host: from the rule of the playbook to the outcome",
      description =
          "Either of a run: `upgrade`, `stage`, `host`, and `attempt` (the latest unless said). Or"
              + " of a moment: `host` and `at`, for what had been commanded last on it by then;"
              + " `upgrade` narrows it down.")
  public Why why(
      @QueryParam("upgrade") @Nullable String upgrade,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host,
      @QueryParam("attempt") @Nullable String attempt,
      @QueryParam("at") @Nullable String at) {
    var where = Queries.host(host);
    var of = Optional.ofNullable(upgrade).map(Queries::upgrade);
    if (stage == null) {
      return runs.explain(where, Queries.requiredAt("at", at), of);
    }
    return runs.explain(
        Queries.upgrade(upgrade == null ? "" : upgrade),
        Queries.stage(stage),
        where,
        Queries.attempt(attempt));
  }

  @GET
  @Path("/why")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "The same as a person reads it")
  public String whyText(
      @QueryParam("upgrade") @Nullable String upgrade,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host,
      @QueryParam("attempt") @Nullable String attempt,
      @QueryParam("at") @Nullable String at) {
    return WhyText.of(why(upgrade, stage, host, attempt, at));
  }
}
