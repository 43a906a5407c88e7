package dev.stepwise.rehearsal;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkOptions.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A copy of the small platform Ferry, to be spoilt.
final class FerryCopy implements WalkListener {
  private static final Path FERRY = Path.of("../playbook-language/src/test/playbooks/ferry");

  private final Path folder;
  private final Path room;
  private final List<String> told = new ArrayList<>();

  FerryCopy(Path temporary) throws IOException {
    this.folder = temporary.resolve("ferry");
    this.room = temporary.resolve("room");
    try (var files = Files.walk(FERRY)) {
      for (var file : files.toList()) {
        var copy = folder.resolve(FERRY.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  FerryCopy with(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
    return this;
  }

  FerryCopy adding(String file, String text) throws IOException {
    return with(file, Files.readString(folder.resolve(file)) + text);
  }

  FerryCopy replacing(String file, String old, String text) throws IOException {
    var before = Files.readString(folder.resolve(file));
    if (!before.contains(old)) {
      throw new IllegalArgumentException("Expected %s in %s".formatted(old, file));
    }
    return with(file, before.replace(old, text));
  }

  /// Walks the scenario of one place, all nodes at once: the shorter one.
  Result walk() throws IOException {
    return walk("stopped", WalkOptions.trying(Tries.ALL, 7));
  }

  Result walk(String scenario, WalkOptions options) throws IOException {
    return Rehearsal.of(folder).walk(scenario, Files.createDirectories(room), options, this);
  }

  /// What went wrong in the walk.
  String trouble() throws IOException {
    return walk() instanceof Result.Failed(var account) ? account : "nothing: " + told;
  }

  /// What was told of the walk, step by step.
  List<String> told() {
    return told;
  }

  @Override
  public void planned(Plan plan) {
    told.add(plan.from() + " → " + plan.to());
  }

  @Override
  public void stageDone(Plan plan, Stage stage, List<String> tried, Duration took) {
    told.add(stage.step() + ": " + String.join(", ", tried));
  }

  @Override
  public void done(String what, Duration took) {
    told.add(what);
  }
}
