package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.NoLogKey;
import dev.stepwise.audit.application.NotSealed;
import dev.stepwise.audit.application.TailCut;
import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.audit.domain.IncompleteHistory;
import dev.stepwise.contracts.upgrade.CorruptHistory;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What each failure tells the caller.
class Problems {
  private static final Logger LOG = Logger.getLogger(Problems.class);
  private static final String JSON = "application/problem+json";

  @ServerExceptionMapper
  Response badQuery(Queries.BadQuery e, UriInfo uri) {
    return problem(400, "Parameter not understood", e, uri);
  }

  @ServerExceptionMapper
  Response notSealed(NotSealed e, UriInfo uri) {
    return problem(404, "Not in the log", e, uri);
  }

  @ServerExceptionMapper
  Response noKey(NoLogKey e, UriInfo uri) {
    return problem(503, "No key of the log", e, uri);
  }

  @ServerExceptionMapper
  Response incomplete(IncompleteHistory e, UriInfo uri) {
    return problem(409, "History not complete yet", e, uri);
  }

  @ServerExceptionMapper
  Response corrupt(CorruptHistory e, UriInfo uri) {
    LOG.error("The history of an upgrade is corrupt", e);
    return problem(500, "Corrupt history", e, uri);
  }

  @ServerExceptionMapper
  Response broken(BrokenSeal e, UriInfo uri) {
    LOG.error("The log was changed", e);
    return problem(500, "Broken seal", e, uri);
  }

  @ServerExceptionMapper
  Response anotherLog(TailCut e, UriInfo uri) {
    LOG.error("The log is not what was given away of it", e);
    return problem(500, "Another log", e, uri);
  }

  @ServerExceptionMapper
  Response byHttp(WebApplicationException e, UriInfo uri) {
    var status = e.getResponse().getStatusInfo();
    return problem(
        status.getStatusCode(),
        status.getReasonPhrase(),
        "Expected a request as /q/openapi describes it, but " + said(e),
        uri);
  }

  @ServerExceptionMapper
  Response unexpected(RuntimeException e, UriInfo uri) {
    LOG.error("A request failed", e);
    return problem(
        500, "Failure of ours", "Expected to answer, but failed; the service's log says why", uri);
  }

  private static String said(Exception e) {
    return Objects.requireNonNullElseGet(e.getMessage(), e::toString);
  }

  private static Response problem(int status, String title, Exception e, UriInfo uri) {
    return problem(status, title, said(e), uri);
  }

  private static Response problem(int status, String title, String detail, UriInfo uri) {
    var type = "urn:stepwise:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return Response.status(status)
        .type(JSON)
        .entity(new Problem(type, title, status, detail, uri.getRequestUri().getPath()))
        .build();
  }
}
