package dev.stepwise.cli.command;

import dev.stepwise.cli.context.Context;
import dev.stepwise.cli.context.ContextFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Keeps servers under a name.
@Command(
    name = "set",
    description = "Keep servers under a name, in place of what was kept under it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A token is never an argument, which everybody on the machine could read: it stands in a file",
      "that only you can read, or in $STEPWISE_TOKEN.",
    })
final class ContextSetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "Of the context.")
  private String name = "";

  @Option(names = "--planner", required = true, paramLabel = "URL", description = "The planner.")
  private URI planner = URI.create("");

  @Option(names = "--audit", paramLabel = "URL", description = "The audit service.")
  private @Nullable URI audit;

  @Option(names = "--notifier", paramLabel = "URL", description = "The notifier.")
  private @Nullable URI notifier;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Where your token of the OIDC provider is; read at each use.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--sign-in-key",
      paramLabel = "FILE",
      description = "The key of a local issuer, sign-in.jwk, in place of a token.")
  private @Nullable Path signInKey;

  @Override
  public Integer call() {
    var file = ContextFile.usual(System.getenv());
    var context =
        new Context(
            planner,
            Optional.ofNullable(audit),
            Optional.ofNullable(notifier),
            absolute(tokenFile),
            absolute(signInKey));
    file.write(file.read().with(name, context));
    System.out.println(
        "context %s is kept; use it:  stepwise context use %s".formatted(name, name));
    return ExitCode.DONE;
  }

  private static Optional<String> absolute(@Nullable Path file) {
    return Optional.ofNullable(file).map(it -> it.toAbsolutePath().normalize().toString());
  }
}
