package dev.stepwise.planner.adapter.http;

import dev.stepwise.planner.application.ConcurrentUpgrade;
import dev.stepwise.planner.application.NotKnown;
import dev.stepwise.planner.application.NotPossible;
import dev.stepwise.planner.application.StoreUnavailable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Which problem an exception is.
class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  @ServerExceptionMapper
  Response notKnown(NotKnown e, UriInfo uri) {
    return problem(404, "Not known", e, uri);
  }

  @ServerExceptionMapper
  Response notPossible(NotPossible e, UriInfo uri) {
    return problem(422, "Not possible", e, uri);
  }

  @ServerExceptionMapper
  Response unreadable(UnreadableBody e, UriInfo uri) {
    return problem(400, "Unreadable request", e, uri);
  }

  /// From the constructors of names, hashes and the like.
  @ServerExceptionMapper
  Response invalid(IllegalArgumentException e, UriInfo uri) {
    return problem(400, "Invalid value", e, uri);
  }

  @ServerExceptionMapper
  Response away(StoreUnavailable e, UriInfo uri) {
    LOG.warnf("Could not answer: path=%s: %s", uri.getPath(), e.getCause());
    return later("The database does not answer; ask again in some seconds", uri);
  }

  @ServerExceptionMapper
  Response crowded(ConcurrentUpgrade e, UriInfo uri) {
    return later(e.getMessage() + "; ask again", uri);
  }

  private static Response later(String detail, UriInfo uri) {
    var response = problem(503, "Not now", detail, uri);
    return Response.fromResponse(response).header(HttpHeaders.RETRY_AFTER, 2).build();
  }

  /// What the framework says: no such path, method or media type.
  @ServerExceptionMapper
  Response framework(WebApplicationException e, UriInfo uri) {
    var status = e.getResponse().getStatusInfo();
    if (status.getStatusCode() < 400) {
      return e.getResponse();
    }
    var detail =
        status.getStatusCode() == 404
            ? "Expected a path of the API, but there is no such resource; GET /q/openapi describes it"
            : String.valueOf(e.getMessage());
    return problem(status.getStatusCode(), status.getReasonPhrase(), detail, uri);
  }

  @ServerExceptionMapper
  Response bug(Exception e, UriInfo uri) {
    LOG.errorf(e, "Could not answer: path=%s", uri.getPath());
    return problem(500, "Our fault", "Something went wrong here; the log says what", uri);
  }

  private static Response problem(int status, String title, Exception e, UriInfo uri) {
    return problem(status, title, String.valueOf(e.getMessage()), uri);
  }

  private static Response problem(int status, String title, String detail, UriInfo uri) {
    return Problem.of(status, title, detail, uri.getRequestUri()).toResponse();
  }
}
