package dev.stepwise.notifier.adapter.http;

import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// An error as RFC 9457 describes it.
///
/// @param detail what was wrong and what would be right
/// @param instance the path that was asked for
record Problem(String type, String title, int status, @Nullable String detail, String instance) {
  static Response of(Response.StatusType status, @Nullable String detail, String instance) {
    var problem =
        new Problem(
            "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, instance);
    return Response.status(status).type("application/problem+json").entity(problem).build();
  }
}
