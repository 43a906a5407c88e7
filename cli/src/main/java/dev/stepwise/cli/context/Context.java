package dev.stepwise.cli.context;

import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Servers that belong together, and how to sign in there.
///
/// @param tokenFile a file with a token of the OIDC provider; read at each use, so that whoever
///   renews it need not tell
/// @param signInKey the key file of a local issuer, `sign-in.jwk`
public record Context(
    URI planner,
    Optional<URI> audit,
    Optional<URI> notifier,
    Optional<String> tokenFile,
    Optional<String> signInKey) {
  /// Fails with [IllegalArgumentException] when there is no such server in it.
  URI url(Service service) {
    return switch (service) {
      case PLANNER -> planner;
      case AUDIT -> audit.orElseThrow(() -> missing(service));
      case NOTIFIER -> notifier.orElseThrow(() -> missing(service));
      case EXECUTOR -> throw missing(service);
    };
  }

  /// The token in its file, as it is when it is asked for.
  Optional<Supplier<String>> token() {
    return tokenFile.map(path -> new TokenFile(Path.of(path))::token);
  }

  /// Who signs people in there, when that is for us.
  Optional<LocalIssuer> issuer() {
    return signInKey.map(path -> LocalIssuer.ofKey(Path.of(path)));
  }

  private static IllegalArgumentException missing(Service service) {
    return new IllegalArgumentException(
        "Expected the context to say where the %s service is, but it does not: stepwise context set NAME --%s URL"
            .formatted(service.word(), service.word()));
  }
}
