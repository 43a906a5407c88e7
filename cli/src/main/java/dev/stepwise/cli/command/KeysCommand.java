package dev.stepwise.cli.command;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.signature.Danger;
import dev.stepwise.embedded.keys.KeyFolder;
import dev.stepwise.embedded.keys.LocalIssuer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes the keys of an estate.
@Command(
    name = "keys",
    description = "Write the keys by which planner and executors know each other.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "What is there is kept; a new zone is added. To replace a key, move its .jwk file away and",
      "run this again: the old public key stays pinned beside the new one until you remove it."
    })
public final class KeysCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder; made when it is missing.")
  private Path folder = Path.of("");

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      split = ",",
      defaultValue = Topics.DEFAULT_ZONE,
      description = "The zones that have executors (default: ${DEFAULT-VALUE}).")
  private List<String> zones = List.of();

  @Option(
      names = "--sign-in",
      description = "Also the key of a local issuer, for one machine that has no OIDC provider.")
  private boolean signIn;

  @Override
  public Integer call() {
    var keys = new KeyFolder(folder);
    var issuer = new LocalIssuer(folder);
    var made = new ArrayList<>(keys.write(zones));
    if (signIn) {
      made.addAll(issuer.write());
    }
    System.out.println(made.isEmpty() ? "Every key was there already." : "Written:");
    made.forEach(file -> System.out.println("  " + file));
    showSigners(keys);
    showReaders(keys);
    if (signIn) {
      showIssuer(issuer);
    }
    return ExitCode.DONE;
  }

  private void showSigners(KeyFolder keys) {
    System.out.println("The planner needs:");
    show("planner.signing-key", keys.plannerKey());
    show("planner.executor-keys", keys.executorKeys());
    for (var zone : zones) {
      System.out.println("The executors of zone '%s' need:".formatted(zone));
      show("executor.signing-key", keys.executorKey(zone));
      show("executor.planner-keys", keys.plannerKeys());
    }
  }

  private static void showReaders(KeyFolder keys) {
    System.out.println("Audit and notifier need:");
    for (var service : List.of("audit", "notifier")) {
      show(service + ".planner-keys", keys.plannerKeys());
      show(service + ".executor-keys", keys.executorKeys());
    }
  }

  private static void showIssuer(LocalIssuer issuer) {
    System.out.println("Planner, audit and notifier need, to let people in:");
    System.out.println("  mp.jwt.verify.issuer=" + LocalIssuer.NAME);
    show("mp.jwt.verify.publickey.location", issuer.publicKeys());
    System.out.println("  stepwise.allow=" + Danger.LOCAL_ISSUER.word());
  }

  private static void show(String setting, Path file) {
    System.out.println("  %s=%s".formatted(setting, file.toAbsolutePath()));
  }
}
