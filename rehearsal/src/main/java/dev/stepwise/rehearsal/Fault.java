package dev.stepwise.rehearsal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A fault of the practice installation that a step must notice; one of `tests/faults.yaml`.
///
/// @param at the step that must notice
/// @param fault the file in `faults/` that switches it on
/// @param host whose
/// @param scenario in which it is tried
/// @param says what the step must say of it: a text, or a regular expression
/// @param lie what the command does, for people
/// @param then what follows when it is over: the step is tried again, or undone and done again
record Fault(
    String at, String fault, String host, String scenario, String says, String lie, Then then) {
  /// What an operator does once the fault is over.
  enum Then {
    @JsonProperty("retry")
    RETRY,
    @JsonProperty("undo")
    UNDO
  }

  Fault {
    Objects.requireNonNull(at, "Expected a fault to say `at`");
    Objects.requireNonNull(fault, "Expected a fault to say `fault`");
    Objects.requireNonNull(host, "Expected a fault to say `host`");
    scenario = Objects.requireNonNullElse(scenario, PracticeDescription.DEFAULT);
    says = Objects.requireNonNullElse(says, "");
    lie = Objects.requireNonNullElse(lie, "");
    then = Objects.requireNonNullElse(then, Then.RETRY);
  }

  /// Whether that is what it must say.
  boolean isIn(String said) {
    if (said.contains(says)) {
      return true;
    }
    try {
      return Pattern.compile(says, Pattern.DOTALL).matcher(said).find();
    } catch (PatternSyntaxException _) {
      return false;
    }
  }

  /// The faults of a playbook, in their order; none when it names none.
  static List<Fault> read(Path playbook) {
    var file = playbook.resolve("tests/faults.yaml");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.copyOf(new YAMLMapper().readValue(file.toFile(), File.class).faults());
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }

  private record File(List<Fault> faults) {}
}
