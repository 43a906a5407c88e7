package dev.stepwise.notifier.adapter.http;

import dev.stepwise.contracts.codec.UnreadableMessage;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Turns exceptions into problem documents.
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response badInput(IllegalArgumentException e, UriInfo uri) {
    return Problem.of(Status.BAD_REQUEST, e.getMessage(), uri.getPath());
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e, UriInfo uri) {
    var status = e.getResponse().getStatusInfo();
    return Problem.of(status, detail(status, e), uri.getPath());
  }

  /// Stored by us and not understood by us.
  @ServerExceptionMapper
  public Response ourBug(UnreadableMessage e, UriInfo uri) {
    return ourBug((RuntimeException) e, uri);
  }

  @ServerExceptionMapper
  public Response ourBug(RuntimeException e, UriInfo uri) {
    LOG.errorf(e, "Could not answer: path=%s", uri.getPath());
    return Problem.of(
        Status.INTERNAL_SERVER_ERROR,
        "Something went wrong here; the log of notifier-service says what",
        uri.getPath());
  }

  private static @Nullable String detail(Response.StatusType status, WebApplicationException e) {
    return status.getStatusCode() == Status.NOT_FOUND.getStatusCode()
        ? "Expected a path such as /api/v1/inbox and fitting parameters, but got another"
        : e.getMessage();
  }
}
