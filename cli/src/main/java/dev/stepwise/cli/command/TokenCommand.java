package dev.stepwise.cli.command;

import dev.stepwise.cli.context.Connections;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints a token of a local stack.
@Command(
    name = "token",
    description = "Print a token of the local stack, for curl, or a link that signs a browser in.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "For curl, by a file, as everybody on the machine can read arguments:",
      "  (umask 077 && stepwise token --header > auth)",
      "  curl -H @auth http://127.0.0.1:7070/api/v1/upgrades",
    })
public final class TokenCommand implements Callable<Integer> {
  @Mixin private AccessFlags access = new AccessFlags();

  @Option(
      names = "--planner",
      paramLabel = "URL",
      description = "Of which stack (default: that of the context, else $STEPWISE_PLANNER).")
  private @Nullable URI planner;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      defaultValue = LocalIssuer.EVERYTHING,
      description = "viewer, operator, approver, auditor, or admin (default: ${DEFAULT-VALUE}).")
  private List<String> roles = List.of();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "1h",
      description = "How long it is good, such as 15m or 8h (default: ${DEFAULT-VALUE}).")
  private String valid = "";

  @Option(names = "--header", description = "Print the header that shows it.")
  private boolean header;

  @Option(names = "--link", description = "Print a link that signs a browser in.")
  private boolean link;

  @Override
  public Integer call() {
    var connections = Connections.ofProcess();
    var wish = access.wish(planner);
    var url = connections.to(Service.PLANNER, wish).url();
    var issuer =
        connections
            .issuer(Service.PLANNER, wish)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Expected %s to be a stack that 'stepwise up' started on this machine, but it is not known as one; elsewhere, your OIDC provider gives tokens"
                        .formatted(url)));
    var token = issuer.token(connections.name(wish.actor()), roles, duration());
    System.out.println(
        link ? SignInLink.of(url, token) : header ? "Authorization: Bearer " + token : token);
    return ExitCode.DONE;
  }

  private Duration duration() {
    try {
      return Duration.parse("PT" + valid.toUpperCase(Locale.ROOT));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Expected --for to be a time such as 15m or 8h, but got '%s'".formatted(valid), e);
    }
  }
}
