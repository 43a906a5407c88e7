package dev.stepwise.planner.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.planner.application.InstallationWindows;
import dev.stepwise.planner.application.WindowsText;
import dev.stepwise.signin.Roles;
import dev.stepwise.window.IanaZone;
import dev.stepwise.window.Stretch;
import dev.stepwise.window.ical.CalendarFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// When downtime is allowed in an installation.
@Path("/api/v1/installations/{id}/windows")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Installations")
@RolesAllowed(Roles.VIEWER)
class WindowResource {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final InstallationWindows windows;
  private final Bodies bodies;

  WindowResource(InstallationWindows windows, Bodies bodies) {
    this.windows = windows;
    this.bodies = bodies;
  }

  @GET
  @Operation(summary = "The rules that allow downtime, and those that deny it")
  public WindowsText get(@PathParam("id") String id) {
    return WindowsText.of(windows.get(new InstallationId(id)));
  }

  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Consumes({MediaType.APPLICATION_JSON, Bodies.YAML})
  @Operation(summary = "Replace all rules; without any, downtime is always allowed")
  public WindowsText put(
      @PathParam("id") String id,
      @RequestBodySchema(WindowsText.class) byte[] body,
      @Context SecurityContext by,
      @Context HttpHeaders headers) {
    var asked = bodies.read(body, headers, WindowsText.class).toWindows();
    return WindowsText.of(windows.put(new InstallationId(id), asked, Actor.of(by).name()));
  }

  @PUT
  @RolesAllowed(Roles.ADMIN)
  @Consumes("text/calendar")
  @Operation(
      summary = "Replace the rules that allow, or that deny, by the events of a calendar",
      description = "400 with line and property of everything in it that cannot be used.")
  public WindowsText read(
      @PathParam("id") String id,
      @QueryParam("rules") @DefaultValue("allow") String rules,
      @QueryParam("zone") Optional<String> zone,
      byte[] calendar,
      @Context SecurityContext by) {
    var installation = new InstallationId(id);
    var read =
        CalendarFile.read(new String(calendar, StandardCharsets.UTF_8), zone.map(IanaZone::of));
    if (read.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected at least one event that takes place, but the calendar has none; to remove rules, replace all of them");
    }
    return WindowsText.of(
        switch (rules) {
          case "allow" -> windows.allow(installation, read, Actor.of(by).name());
          case "deny" -> windows.deny(installation, read, Actor.of(by).name());
          default ->
              throw new IllegalArgumentException(
                  "Expected rules=allow or rules=deny, but got '%s'".formatted(rules));
        });
  }

  @GET
  @Path("/open")
  @Operation(summary = "The open stretches between two instants, at most 400 days apart")
  public List<Stretch> open(
      @PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
    var within = new Stretch(instant("from", from), instant("to", to));
    if (within.length().compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Expected at most 400 days, but got %d".formatted(within.length().toDays()));
    }
    return windows.open(new InstallationId(id), within);
  }

  private static Instant instant(String name, String text) {
    try {
      return Instant.parse(text == null ? "" : text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Expected %s as an instant such as 2026-03-28T20:00:00Z, but got '%s'"
              .formatted(name, text),
          e);
    }
  }
}
