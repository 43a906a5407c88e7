package dev.stepwise.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers who may not come in, with what would be right, and writes down who it was. Nothing here
/// repeats a token.
class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private final String issuer;

  Refusals(@ConfigProperty(name = "mp.jwt.verify.issuer") Optional<String> issuer) {
    this.issuer = issuer.orElse("(none is set: nobody can sign in)");
  }

  @ServerExceptionMapper
  Response noToken(UnauthorizedException e, RoutingContext request) {
    return notSignedIn("there is none", "Bearer", request);
  }

  @ServerExceptionMapper
  Response unfitToken(AuthenticationFailedException e, RoutingContext request) {
    return notSignedIn(UnfitToken.reason(e), "Bearer error=\"invalid_token\"", request);
  }

  @ServerExceptionMapper
  Response endedSignIn(SignInEnded e, RoutingContext request) {
    return notSignedIn("this one has expired", "Bearer error=\"invalid_token\"", request);
  }

  @ServerExceptionMapper
  Response wrongRole(ForbiddenException e, RoutingContext request, ResourceInfo endpoint) {
    var needed = Door.of(endpoint).roles();
    var who = who(request);
    LOG.warnf(
        "Refused, wrong role: method=%s path=%s by=%s roles=%s needed=%s",
        request.request().method(),
        request.normalizedPath(),
        who.map(it -> it.getPrincipal().getName()).orElse("-"),
        roles(who),
        needed);
    var detail = "Expected one of the roles %s, but the token has %s".formatted(needed, roles(who));
    return Refusal.of(403, "Wrong role", detail, request.normalizedPath()).toResponse();
  }

  private Response notSignedIn(String but, String challenge, RoutingContext request) {
    LOG.warnf(
        "Refused, not signed in: method=%s path=%s from=%s: %s",
        request.request().method(),
        request.normalizedPath(),
        request.request().remoteAddress(),
        but);
    var detail =
        "Expected a token of issuer %s in a header 'Authorization: Bearer TOKEN', but %s; for a local stack, `stepwise token` prints one"
            .formatted(issuer, but);
    var refusal = Refusal.of(401, "Not signed in", detail, request.normalizedPath());
    return Response.fromResponse(refusal.toResponse())
        .header("WWW-Authenticate", challenge)
        .build();
  }

  private static Optional<SecurityIdentity> who(RoutingContext request) {
    return request.user() instanceof QuarkusHttpUser user
        ? Optional.of(user.getSecurityIdentity())
        : Optional.empty();
  }

  private static List<String> roles(Optional<SecurityIdentity> who) {
    return List.copyOf(new TreeSet<>(who.map(SecurityIdentity::getRoles).orElse(Set.of())));
  }
}
