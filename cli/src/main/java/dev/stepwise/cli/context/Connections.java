package dev.stepwise.cli.context;

import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds a server and what to show there. The server is the first of: an address that is given; the
/// context that is given; the address in `STEPWISE_PLANNER` (`STEPWISE_AUDIT`, …); the context in
/// `STEPWISE_CONTEXT`; the current context; the local stack. The token is that of `STEPWISE_TOKEN`;
/// else that of the context; else one of the local stack's own, if it is one.
public record Connections(Map<String, String> environment, Contexts contexts, LocalStacks stacks) {
  private static final Duration SHORT = Duration.ofMinutes(5);

  /// What the command line says.
  ///
  /// @param actor in whose name, where whoever has the key may be anybody
  public record Wish(Optional<URI> url, Optional<String> context, Optional<String> actor) {}

  /// Those of this process.
  public static Connections ofProcess() {
    var environment = System.getenv();
    return new Connections(
        environment, ContextFile.usual(environment).read(), LocalStacks.usual(environment));
  }

  /// How to reach a service.
  public Access to(Service service, Wish wish) {
    Optional<Supplier<String>> given = variable("STEPWISE_TOKEN").map(token -> () -> token);
    return new Access(
        url(service, wish),
        given
            .or(() -> issuer(service, wish).map(it -> () -> signed(it, wish)))
            .or(() -> context(service, wish).flatMap(Context::token))
            .orElse(() -> ""));
  }

  /// Who signs people in there, where that is not for an OIDC provider.
  public Optional<LocalIssuer> issuer(Service service, Wish wish) {
    var context = context(service, wish);
    return context.isPresent()
        ? context.flatMap(Context::issuer)
        : stacks.issuer(service, url(service, wish));
  }

  private URI url(Service service, Wish wish) {
    return context(service, wish)
        .map(context -> context.url(service))
        .or(wish::url)
        .or(() -> address(service))
        .orElseGet(() -> new Ports(Ports.USUAL_BASE).url(service));
  }

  /// None when an address goes before it: a context's token is shown to its own servers alone.
  private Optional<Context> context(Service service, Wish wish) {
    if (wish.url().isPresent() || (wish.context().isEmpty() && address(service).isPresent())) {
      return Optional.empty();
    }
    return wish.context()
        .or(() -> variable("STEPWISE_CONTEXT"))
        .or(contexts::current)
        .map(contexts::named);
  }

  private Optional<URI> address(Service service) {
    return variable("STEPWISE_" + service.name()).map(URI::create);
  }

  private String signed(LocalIssuer issuer, Wish wish) {
    return issuer.token(name(wish.actor()), List.of(LocalIssuer.EVERYTHING), SHORT);
  }

  /// Who acts at a local stack.
  public String name(Optional<String> actor) {
    return actor.or(() -> variable("USER")).orElse("operator");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
