package dev.stepwise.playbook;

import java.util.List;

/// What came of loading a playbook.
public sealed interface Loaded {
  /// It is sound.
  record Ok(Playbook playbook) implements Loaded {}

  /// It is not; all that is wrong, in the order of the files and lines.
  record Broken(List<Problem> problems) implements Loaded {
    public Broken {
      problems = List.copyOf(problems);
    }
  }
}
