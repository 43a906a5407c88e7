package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.UpgradeId;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// An error as RFC 9457 has it.
///
/// @param type names the kind of problem, for programs
/// @param detail what was wrong and what would be right, for people
/// @param upgrade the upgrade that it is about
record Problem(
    URI type, String title, int status, String detail, URI instance, Optional<UpgradeId> upgrade) {
  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String title, String detail, URI instance) {
    var type = "urn:stepwise:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Problem(URI.create(type), title, status, detail, instance, Optional.empty());
  }

  Problem about(UpgradeId id) {
    return new Problem(type, title, status, detail, instance, Optional.of(id));
  }

  Response toResponse() {
    return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this).build();
  }
}
