package dev.stepwise.rehearsal;

import dev.stepwise.embedded.practice.NotPossibleHere;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Walks the scenarios of a playbook's practice installation.
public final class Rehearsal {
  private final Path folder;
  private final Playbook playbook;

  private Rehearsal(Path folder, Playbook playbook) {
    this.folder = folder;
    this.playbook = playbook;
  }

  /// Of the playbook in that folder. Fails with [Trouble] when it is not sound.
  public static Rehearsal of(Path folder) {
    return switch (PlaybookLoader.load(folder)) {
      case Loaded.Ok(var playbook) -> new Rehearsal(folder.toAbsolutePath().normalize(), playbook);
      case Loaded.Broken(var problems) ->
          throw new Trouble(
              "Expected a sound playbook, but:\n"
                  + String.join("\n", problems.stream().map(Object::toString).toList()));
    };
  }

  /// The names of the scenarios, `default` first.
  public List<String> scenarios() {
    return PracticeDescription.scenarios(folder.resolve("practice"));
  }

  /// Walks one scenario.
  ///
  /// @param room an empty folder; all that is left there may be deleted
  public Result walk(String scenario, Path room, WalkOptions options, WalkListener listener)
      throws IOException {
    try (var site = PracticeSite.open(folder, room, scenario)) {
      new Walk(playbook, site, options, listener, InstantSource.system()).go(Fault.read(folder));
      return new Result.Passed();
    } catch (NotPossibleHere e) {
      return new Result.Skipped(String.valueOf(e.getMessage()));
    } catch (Trouble e) {
      return new Result.Failed(String.valueOf(e.getMessage()));
    }
  }

  /// What came of a walk.
  public sealed interface Result {
    /// All is as it should be.
    record Passed() implements Result {}

    /// It was not made, and why.
    record Skipped(String reason) implements Result {}

    /// The first thing that went wrong.
    record Failed(String account) implements Result {}
  }
}
