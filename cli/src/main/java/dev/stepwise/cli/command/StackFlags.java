package dev.stepwise.cli.command;

import dev.stepwise.cli.stack.Ports;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.StackFolder;
import dev.stepwise.cli.stack.StackTrouble;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of commands that start a stack.
final class StackFlags {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the stack keeps its data (default: below ~/.local/state).")
  private @Nullable Path data;

  @Option(
      names = "--port-base",
      paramLabel = "PORT",
      description = "First of the seven ports in a row (default: 7070).")
  private @Nullable Integer portBase;

  StackFolder folder(String usualName) {
    return data == null ? StackFolder.usual(System.getenv(), usualName) : new StackFolder(data);
  }

  @Nullable Ports ports() {
    return portBase == null ? null : new Ports(portBase);
  }

  /// The practice installation of those names. Fails with [IllegalArgumentException] when there is
  /// none.
  static Practice practice(String platform, String scenario) {
    var folder = home().resolve("playbooks").resolve(platform).resolve("practice");
    if (!Files.isRegularFile(folder.resolve("practice.yaml"))) {
      throw new IllegalArgumentException(
          "Expected a platform that can be practised, but there is no %s"
              .formatted(folder.resolve("practice.yaml")));
    }
    PracticeDescription.read(folder, scenario);
    return new Practice(platform, scenario);
  }

  /// The repository that this command belongs to.
  static Path home() {
    var home = Path.of(System.getProperty("stepwise.home", "")).toAbsolutePath();
    if (!Files.isDirectory(home.resolve("playbooks"))) {
      throw new StackTrouble(
          "Expected the folder of Stepwise with its playbooks, but it is not at %s. Use the script ./stepwise"
              .formatted(home));
    }
    return home;
  }
}
