package dev.stepwise.cli.command;

import dev.stepwise.cli.context.Access;
import dev.stepwise.cli.context.Connections;
import dev.stepwise.cli.context.Connections.Wish;
import dev.stepwise.cli.stack.Service;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which servers are meant, and who acts.
final class AccessFlags {
  @Option(
      names = "--context",
      paramLabel = "NAME",
      description =
          "Which servers (default: $STEPWISE_CONTEXT, else the current one of 'stepwise context', else the local stack).")
  private @Nullable String context;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "Who acts, at a local stack (default: $USER). Elsewhere, whoever the token names.")
  private @Nullable String actor;

  Access to(Service service, @Nullable URI url) {
    return Connections.ofProcess().to(service, wish(url));
  }

  Wish wish(@Nullable URI url) {
    return new Wish(
        Optional.ofNullable(url), Optional.ofNullable(context), Optional.ofNullable(actor));
  }
}
