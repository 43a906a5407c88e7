package dev.stepwise.planner.adapter.http;

import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Where a sign-in link leads: keeps its token in a cookie, which no page can read and no other
/// site can send, for as long as the token is good.
@Path("/sign-in")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Signing in")
class SignInResource {
  private static final URI START = URI.create("/api/v1/upgrades");

  /// As `mp.jwt.token.cookie` says.
  private static final String COOKIE = "stepwise";

  private final JWTParser parser;
  private final InstantSource clock;

  SignInResource(JWTParser parser, InstantSource clock) {
    this.parser = parser;
    this.clock = clock;
  }

  @GET
  @Operation(summary = "Sign a browser in; the link with its token comes from `stepwise token`")
  public Response come(@QueryParam("token") @DefaultValue("") String token) {
    return Response.seeOther(START).cookie(cookie(token, verified(token))).build();
  }

  private JsonWebToken verified(String token) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected a link as `stepwise token --link` prints it, but it has no token");
    }
    try {
      return parser.parse(token);
    } catch (ParseException e) {
      throw new AuthenticationFailedException(e);
    }
  }

  private NewCookie cookie(String value, JsonWebToken token) {
    var left = token.getExpirationTime() - clock.instant().getEpochSecond();
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path("/")
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .maxAge(Math.toIntExact(left))
        .build();
  }
}
