package dev.stepwise.notifier.adapter.http;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.notifier.application.PublicView;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Reader;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What everybody may see, signed in or not: what is up, what is down, and what is planned. No
/// hosts, no reasons, no names of people.
@Path("/")
@Blocking
@PermitAll
class PublicResource {
  // The page shows no more than it says: no scripts, nothing from elsewhere, in nobody's frame.
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

  private final PublicView view;
  private final NotifierConfig config;

  PublicResource(PublicView view, NotifierConfig config) {
    this.view = view;
    this.config = config;
  }

  @GET
  @Path("status")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  @Operation(summary = "How the installations stand, as a page")
  public Response status(
      @QueryParam("lang") @Nullable String language,
      @QueryParam("zone") @Nullable String zone,
      @Context HttpHeaders headers) {
    var page = view.status(reader(language, zone, headers));
    return Response.ok(page.html())
        .header("Cache-Control", "public, max-age=" + page.goodFor().toSeconds())
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Vary", "Accept-Language")
        .build();
  }

  @GET
  @Path("calendar.ics")
  @Produces("text/calendar;charset=UTF-8")
  @Operation(summary = "What is planned, as a calendar to subscribe to")
  public String calendar(
      @QueryParam("installation") @Nullable String installation,
      @QueryParam("lang") @Nullable String language,
      @QueryParam("zone") @Nullable String zone,
      @Context HttpHeaders headers) {
    return view.calendar(
        Optional.ofNullable(installation).map(InstallationId::new),
        reader(language, zone, headers));
  }

  private Reader reader(@Nullable String language, @Nullable String zone, HttpHeaders headers) {
    return new Reader(
        language == null ? preferred(headers) : language(language),
        zone == null ? config.zone() : zone(zone));
  }

  private static Language language(String tag) {
    return known(tag)
        .orElseThrow(() ->
            new IllegalArgumentException("Expected lang to be en, ja or zh, but it is another"));
  }

  private static Language preferred(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .map(Locale::getLanguage)
        .flatMap(tag -> known(tag).stream())
        .findFirst()
        .orElse(Language.EN);
  }

  private static Optional<Language> known(String tag) {
    return Arrays.stream(Language.values()).filter(it -> it.tag().equals(tag)).findFirst();
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException _) {
      throw new IllegalArgumentException(
          "Expected zone to be the name of a time zone such as Europe/Vienna, but it is none");
    }
  }
}
