package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Printed;
import dev.stepwise.audit.application.ReadOutput;
import dev.stepwise.audit.config.AuditConfig;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.log.Stretch;
import dev.stepwise.signin.Roles;
import dev.stepwise.signin.SignIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What attempts printed. As text all that is sealed, with a line wherever bytes are missing; as
/// `application/octet-stream` the exact bytes, up to the first gap: ask again with the next offset
/// and the answer begins behind the gap, as `Stepwise-Output-Offset` tells.
///
/// Each answer is read piece by piece, and a reader that stays (`follow`) holds a virtual thread,
/// for as long as the token is valid that it showed.
@Path("/api/v1/upgrades/{id}/output")
@RolesAllowed(Roles.VIEWER)
class OutputResource {
  private final ReadOutput output;
  private final AuditConfig config;

  OutputResource(ReadOutput output, AuditConfig config) {
    this.output = output;
    this.config = config;
  }

  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @RunOnVirtualThread
  @Operation(summary = "What an attempt printed, for people; without `attempt`, the latest")
  public Response text(
      @PathParam("id") String id,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host,
      @QueryParam("attempt") @Nullable String attempt,
      @QueryParam("offset") @Nullable String offset,
      @QueryParam("follow") boolean follow,
      @Context SecurityContext signedIn) {
    var signIn = lasting(follow, signedIn);
    var printed = printed(id, stage, host, attempt, Queries.offset(offset), follow);
    return headed(
            Response.ok(flow(printed.attempt(), printed.from(), printed.whole(), true, signIn)),
            printed,
            printed.from())
        .build();
  }

  @GET
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @RunOnVirtualThread
  @Operation(summary = "The exact bytes that an attempt printed; takes `Range`, or `offset`")
  public Response bytes(
      @PathParam("id") String id,
      @QueryParam("stage") @Nullable String stage,
      @QueryParam("host") @Nullable String host,
      @QueryParam("attempt") @Nullable String attempt,
      @QueryParam("offset") @Nullable String offset,
      @QueryParam("follow") boolean follow,
      @HeaderParam("Range") @Nullable String range,
      @Context SecurityContext signedIn) {
    var from = Queries.offset(offset);
    var signIn = lasting(follow, signedIn);
    if (signIn.isPresent()) {
      return following(printed(id, stage, host, attempt, from, true), signIn);
    }
    var wanted = offset == null ? ByteRange.of(range) : Optional.<ByteRange>empty();
    var first = wanted.map(ByteRange::first).orElse(from);
    var printed = printed(id, stage, host, attempt, first, false);
    return wanted.map(it -> part(printed, it)).orElseGet(() -> whole(printed));
  }

  private Printed printed(
      String id,
      @Nullable String stage,
      @Nullable String host,
      @Nullable String attempt,
      long from,
      boolean follow) {
    return output.printed(
        output.find(
            Queries.upgrade(id),
            Queries.stage(stage),
            Queries.host(host),
            Queries.attempt(attempt),
            follow),
        from);
  }

  /// Of a reader that stays.
  private static Optional<SignIn> lasting(boolean follow, SecurityContext signedIn) {
    return follow ? Optional.of(SignIn.lasting(signedIn, Instant.now())) : Optional.empty();
  }

  private Response following(Printed printed, Optional<SignIn> signIn) {
    var start = printed.next().from();
    return headed(
            Response.ok(flow(printed.attempt(), start, Long.MAX_VALUE, false, signIn)),
            printed,
            start)
        .build();
  }

  private Response whole(Printed printed) {
    return exactly(Response.ok(), printed, printed.next());
  }

  /// A range that begins in a gap, or where nothing is yet, cannot be had.
  private Response part(Printed printed, ByteRange wanted) {
    var next = printed.next();
    if (next.from() != wanted.first() || next.until() == next.from()) {
      return Response.status(416)
          .header("Content-Range", "bytes */" + total(printed, next))
          .build();
    }
    var until = wanted.last() < next.until() ? wanted.last() + 1 : next.until();
    return exactly(
        Response.status(206)
            .header(
                "Content-Range",
                "bytes %s/%s".formatted(new Stretch(next.from(), until), total(printed, next))),
        printed,
        new Stretch(next.from(), until));
  }

  private static String total(Printed printed, Stretch next) {
    return printed
        .output()
        .map(Output::bytes)
        .map(String::valueOf)
        .orElse(printed.isOver() ? String.valueOf(next.until()) : "*");
  }

  private Response exactly(ResponseBuilder answer, Printed printed, Stretch stretch) {
    answer.entity(
        flow(printed.attempt(), stretch.from(), stretch.until(), false, Optional.empty()));
    return headed(answer, printed, stretch.from())
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CONTENT_LENGTH, stretch.until() - stretch.from())
        .build();
  }

  /// @param signIn of a reader that stays; empty for one that takes what is there
  private StreamingOutput flow(
      AttemptId attempt, long from, long until, boolean isText, Optional<SignIn> signIn) {
    return to -> {
      var flow = new OutputFlow(output, attempt, from, isText, to);
      if (signIn.isPresent()) {
        flow.follow(config.missingOutputAwaited(), signIn.get());
      } else {
        flow.writeUntil(until);
      }
    };
  }

  private static ResponseBuilder headed(ResponseBuilder answer, Printed printed, long from) {
    answer
        .header("Stepwise-Output-Attempt", printed.attempt().number())
        .header("Stepwise-Output-Offset", from);
    printed
        .output()
        .ifPresent(whole ->
            answer
                .header("Stepwise-Output-Bytes", whole.bytes())
                .header("Stepwise-Output-Sha256", whole.sha256()));
    if (!printed.gaps().isEmpty()) {
      answer.header(
          "Stepwise-Output-Gaps",
          printed.gaps().stream().map(Stretch::toString).collect(Collectors.joining(",")));
    }
    return answer;
  }
}
