package dev.stepwise.playbook;

import java.nio.file.Path;
import java.util.List;

/// Reads a playbook's folder.
public final class PlaybookLoader {
  private PlaybookLoader() {}

  /// The playbook in a folder, or all that is wrong with it.
  public static Loaded load(Path folder) {
    return new Loaded.Broken(List.of(new Problem(folder.toString(), 0, "Expected a loader")));
  }
}
