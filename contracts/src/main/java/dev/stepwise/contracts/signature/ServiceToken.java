package dev.stepwise.contracts.signature;

import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/// What one service may ask another for, and how it shows that it may: a JWT (RFC 7519), good for a
/// minute, signed with the key by which its records are believed, too. Its type keeps it from being
/// taken for a record, or a person's token.
///
/// @param audience the service that is asked
/// @param scope the one thing that it may be asked for
public record ServiceToken(String audience, String scope) {
  /// The scope that lets read replays.
  public static final String REPLAYS = "service:replay";

  /// The planner, when it asks audit what is sealed of an upgrade.
  public static final ServiceToken REPLAY = new ServiceToken("audit", REPLAYS);

  private static final String TYPE = "stepwise-service+jwt";
  private static final Duration VALID = Duration.ofMinutes(1);
  private static final int CLOCKS_DIFFER_SECONDS = 30;

  String sign(Key key, String kid, Instant now) {
    var claims = new JwtClaims();
    claims.setAudience(audience);
    claims.setStringClaim("scope", scope);
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(VALID).getEpochSecond()));
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.EDDSA);
    jws.setHeader("typ", TYPE);
    jws.setKeyIdHeaderValue(kid);
    jws.setKey(key);
    jws.setPayload(claims.toJson());
    try {
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("Expected every Java platform to have Ed25519", e);
    }
  }

  /// Whether a token is this one, made by the owner of one of the keys.
  public boolean isShownBy(String token, PinnedKeys keys, Instant now) {
    try {
      return scope.equals(consumer(keys, now).processToClaims(token).getStringClaimValue("scope"));
    } catch (InvalidJwtException | MalformedClaimException _) {
      return false;
    }
  }

  private JwtConsumer consumer(PinnedKeys keys, Instant now) {
    return new JwtConsumerBuilder()
        .setJwsAlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
        .setVerificationKeyResolver(pinned(keys))
        .setExpectedType(true, TYPE)
        .setExpectedAudience(audience)
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
        .build();
  }

  private static VerificationKeyResolver pinned(PinnedKeys keys) {
    return (JsonWebSignature token, List<JsonWebStructure> _) -> key(keys, token);
  }

  private static PublicKey key(PinnedKeys keys, JsonWebSignature token)
      throws UnresolvableKeyException {
    return keys.all().stream()
        .filter(pinned -> pinned.kid().equals(token.getKeyIdHeaderValue()))
        .findFirst()
        .orElseThrow(() -> new UnresolvableKeyException("Expected a pinned key, but it is none"))
        .key();
  }
}
