package dev.stepwise.cli.command;

import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.screen.WalkStory;
import dev.stepwise.embedded.Folders;
import dev.stepwise.rehearsal.Rehearsal;
import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Walks the scenarios of a playbook's practice installation.
@Command(
    name = "test",
    description = {
      "Try a playbook on its practice installation, step by step and back again:",
      "each step with a lie, with its faults (tests/faults.yaml), killed at any moment, and undone."
    },
    mixinStandardHelpOptions = true)
public final class TestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FOLDER", description = "The playbook's folder.")
  private Path folder = Path.of("");

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "One scenario of practice/ (default: all).")
  private @Nullable String scenario;

  @Option(names = "--step", paramLabel = "ID", description = "Try this step alone; only do others.")
  private @Nullable String step;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      description = "At which moments scripts are killed (default: by chance; it is printed).")
  private @Nullable Long seed;

  @Option(names = "--thorough", description = "Also roll everything back from each step.")
  private boolean thorough;

  @Option(
      names = "--tries",
      paramLabel = "WHAT",
      defaultValue = "all",
      description = "What is tried of the steps: all, faults or none (default: all).")
  private WalkOptions.Tries tries = WalkOptions.Tries.ALL;

  @Option(names = "--keep", paramLabel = "DIR", description = "Work there, and leave all files.")
  private @Nullable Path keep;

  @Override
  public Integer call() throws Exception {
    PlaybookFolders.require(folder);
    var screen = Screen.ofProcess();
    return Interruptible.call(() -> walkAll(screen), () -> screen.end("Stopping …"));
  }

  private int walkAll(Screen screen) throws IOException {
    var rehearsal = Rehearsal.of(folder);
    var names = scenario == null ? rehearsal.scenarios() : List.of(scenario);
    boolean good = true;
    for (var name : names) {
      good &= walk(rehearsal, name, screen);
    }
    return good ? ExitCode.DONE : ExitCode.NOT_SUCCEEDED;
  }

  private boolean walk(Rehearsal rehearsal, String name, Screen screen) throws IOException {
    var options =
        new WalkOptions(
            tries, Optional.ofNullable(step), thorough, Optional.empty(), seedOrChance());
    var story = new WalkStory(screen, name, options.seed());
    var room = room(name);
    try (var _ = new Ticker(story::draw)) {
      var result = rehearsal.walk(name, room, options, story);
      story.end(result);
      return !(result instanceof Result.Failed);
    } finally {
      if (keep == null) {
        Folders.delete(room);
      }
    }
  }

  private Path room(String name) throws IOException {
    return keep == null
        ? Files.createTempDirectory("stepwise-test-")
        : Files.createDirectories(keep.resolve(name));
  }

  private long seedOrChance() {
    return seed == null ? ThreadLocalRandom.current().nextLong(1_000_000) : seed;
  }
}
