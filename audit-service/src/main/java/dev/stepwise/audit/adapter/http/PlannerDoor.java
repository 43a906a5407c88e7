package dev.stepwise.audit.adapter.http;

import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.ServiceToken;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Lets the planner in by the key by which its records are believed, for replays and nothing else.
/// A token that is not its own is left to the verifier of people's tokens.
@ApplicationScoped
class PlannerDoor implements IdentityProvider<TokenAuthenticationRequest> {
  /// The highest is asked first, and the others' is one more than this.
  private static final int BEFORE_THAT_OF_PEOPLE = SYSTEM_FIRST + 100;

  private final Authors authors;

  PlannerDoor(Authors authors) {
    this.authors = authors;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public int priority() {
    return BEFORE_THAT_OF_PEOPLE;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    var token = request.getToken().getToken();
    return ServiceToken.REPLAY.isShownBy(token, authors.planner(), Instant.now())
        ? Uni.createFrom().item(planner())
        : Uni.createFrom().nullItem();
  }

  private static SecurityIdentity planner() {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("planner"))
        .addRole(ServiceToken.REPLAYS)
        .build();
  }
}
