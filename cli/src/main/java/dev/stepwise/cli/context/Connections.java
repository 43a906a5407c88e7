package dev.stepwise.cli.context;

import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds a server and what to show there. The server is the first of: an address that is given; the
/// context that is given; the address in `STEPWISE_PLANNER` (`STEPWISE_AUDIT`, …); the context in
/// `STEPWISE_CONTEXT`; the current context; the local stack. The token is that of `STEPWISE_TOKEN`;
/// else that of the context; else one of the local stack's own, if it is one.
public record Connections(
    Map<String, String> environment, Contexts contexts, LocalStacks stacks) {
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
    if (wish.url().isPresent()) {
      return at(service, wish.url().get(), wish.actor());
    }
    if (wish.context().isPresent()) {
      return in(contexts.named(wish.context().get()), service, wish.actor());
    }
    var url = variable("STEPWISE_" + service.name().toUpperCase(Locale.ROOT)).map(URI::create);
    if (url.isPresent()) {
      return at(service, url.get(), wish.actor());
    }
    return variable("STEPWISE_CONTEXT")
        .or(contexts::current)
        .map(name -> in(contexts.named(name), service, wish.actor()))
        .orElseGet(() -> at(service, new Ports(Ports.USUAL_BASE).url(service), wish.actor()));
  }

  /// Who signs people in at the planner that is meant, if that is on this machine.
  public Optional<LocalIssuer> issuer(Wish wish) {
    return wish.context()
        .filter(_ -> wish.url().isEmpty())
        .or(() -> wish.url().isPresent() ? Optional.empty() : contexts.current())
        .flatMap(name -> contexts.named(name).signInKey())
        .map(key -> LocalIssuer.ofKey(Path.of(key)))
        .or(() -> stacks.issuer(Service.PLANNER, to(Service.PLANNER, wish).url()));
  }

  private Access at(Service service, URI url, Optional<String> actor) {
    return new Access(url, token(stacks.issuer(service, url), actor, () -> ""));
  }

  private Access in(Context context, Service service, Optional<String> actor) {
    var issuer = context.signInKey().map(key -> LocalIssuer.ofKey(Path.of(key)));
    var file = context.tokenFile().map(path -> new TokenFile(Path.of(path)));
    return new Access(
        context.url(service),
        token(issuer, actor, () -> file.map(TokenFile::token).orElse("")));
  }

  private Supplier<String> token(
      Optional<LocalIssuer> issuer, Optional<String> actor, Supplier<String> other) {
    var given = variable("STEPWISE_TOKEN");
    if (given.isPresent()) {
      return given::get;
    }
    return issuer
        .<Supplier<String>>map(it -> () -> it.token(name(actor), List.of(LocalIssuer.EVERYTHING), SHORT))
        .orElse(other);
  }

  /// Who acts at a local stack.
  public String name(Optional<String> actor) {
    return actor.or(() -> variable("USER")).orElse("operator");
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}
