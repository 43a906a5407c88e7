package dev.stepwise.embedded.keys;

import dev.stepwise.contracts.signature.Safeguards;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Lets people sign in on one machine, where there is no OIDC provider: whoever can read its key
/// may be anybody. It signs tokens with a key pair of its own:
///
/// ```
/// sign-in.jwk         the private key (ES256), readable by its owner only
/// sign-in-keys.json   the public key, a JWK Set; the services verify by it
/// ```
public record LocalIssuer(Path folder) {
  /// The issuer (`iss`) of its tokens.
  public static final String NAME = Safeguards.LOCAL_ISSUER;

  /// For whom its tokens are, as the services expect of every issuer's unless they are told
  /// otherwise.
  private static final String AUDIENCE = "stepwise";

  /// The role of who may do everything.
  public static final String EVERYTHING = "admin";

  /// The issuer whose private key is that file.
  public static LocalIssuer ofKey(Path file) {
    var folder = file.toAbsolutePath().getParent();
    if (folder == null || !file.endsWith("sign-in.jwk")) {
      throw new IllegalArgumentException("Expected a file sign-in.jwk, but got %s".formatted(file));
    }
    return new LocalIssuer(folder);
  }

  /// The private key.
  public Path key() {
    return folder.resolve("sign-in.jwk");
  }

  /// The public key.
  public Path publicKeys() {
    return folder.resolve("sign-in-keys.json");
  }

  /// Makes the keys when they are not there.
  ///
  /// @return the private key's file if it is new
  public List<Path> write() {
    if (Files.exists(key())) {
      return List.of();
    }
    try {
      var pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      pair.setKeyId(pair.calculateBase64urlEncodedThumbprint("SHA-256"));
      pair.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      KeyFolder.write(publicKeys(), new JsonWebKeySet(pair).toJson());
      KeyFolder.write(key(), pair.toJson(OutputControlLevel.INCLUDE_PRIVATE));
      return List.of(key());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write a key to " + folder, e);
    } catch (JoseException e) {
      throw new IllegalStateException("Expected every Java platform to have P-256", e);
    }
  }

  /// A new token.
  ///
  /// @param subject who is to act
  /// @param roles what they may do
  public String token(String subject, Collection<String> roles, Duration valid) {
    var claims = new JwtClaims();
    claims.setIssuer(NAME);
    claims.setAudience(AUDIENCE);
    claims.setSubject(subject);
    claims.setStringListClaim("groups", List.copyOf(roles));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(valid.toSeconds() / 60f);
    claims.setGeneratedJwtId();
    return signed(claims);
  }

  private String signed(JwtClaims claims) {
    try {
      var pair = new EllipticCurveJsonWebKey(org.jose4j.json.JsonUtil.parseJson(read()));
      var jws = new JsonWebSignature();
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      jws.setKeyIdHeaderValue(pair.getKeyId());
      jws.setKey(pair.getPrivateKey());
      jws.setPayload(claims.toJson());
      return jws.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalArgumentException(
          "Expected %s to be a private key (JWK, P-256), but it is not".formatted(key()), e);
    }
  }

  private String read() {
    try {
      return Files.readString(key());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to read the key that signs people in, but %s".formatted(e), e);
    }
  }
}
