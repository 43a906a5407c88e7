package dev.stepwise.cli.context;

import dev.stepwise.cli.stack.Service;
import java.net.URI;
import java.util.Optional;

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

  private static IllegalArgumentException missing(Service service) {
    return new IllegalArgumentException(
        "Expected the context to say where the %s service is, but it does not: stepwise context set NAME --%s URL"
            .formatted(service.word(), service.word()));
  }
}
