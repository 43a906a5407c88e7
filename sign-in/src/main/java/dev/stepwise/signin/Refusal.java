package dev.stepwise.signin;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/// A problem document (RFC 9457) for who may not come in.
///
/// @param detail what was wrong and what would be right
/// @param instance what was asked for
@JsonPropertyOrder({"type", "title", "status", "detail", "instance"})
record Refusal(String type, String title, int status, String detail, String instance) {
  static Refusal of(int status, String title, String detail, String instance) {
    var type = "urn:stepwise:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Refusal(type, title, status, detail, instance);
  }

  Response toResponse() {
    return Response.status(status).type("application/problem+json").entity(this).build();
  }
}
