package dev.stepwise.embedded.practice;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `practice.yaml` says.
///
/// @param title what people call the installation
/// @param release what is installed at first
/// @param target what the practice upgrade goes to
/// @param parameters of the installation; `${PRACTICE_ROOT}` stands for the range's folder
/// @param hosts by id, in their order
/// @param leftBehind globs, below `hosts/`, of files that a rollback rightly leaves
/// @param volatileFiles globs, below `hosts/`, of files that are not compared
public record PracticeDescription(
    String title,
    String release,
    String target,
    String topology,
    Map<String, String> parameters,
    LinkedHashMap<String, Host> hosts,
    @JsonProperty("left-behind") List<String> leftBehind,
    @JsonProperty("volatile") List<String> volatileFiles) {
  /// Lists that are not given are empty.
  public PracticeDescription {
    title = Objects.requireNonNullElse(title, "Practice installation");
    parameters = Objects.requireNonNullElse(parameters, Map.of());
    leftBehind = Objects.requireNonNullElse(leftBehind, List.of());
    volatileFiles = Objects.requireNonNullElse(volatileFiles, List.of());
  }

  /// A host of the practice installation.
  ///
  /// @param variables of the host; `${HOST_ROOT}` stands for the host's own folder
  public record Host(List<String> roles, Map<String, String> variables) {
    /// Variables that are not given are none.
    public Host {
      variables = Objects.requireNonNullElse(variables, Map.of());
    }
  }

  static PracticeDescription read(Path practiceFolder) {
    var file = practiceFolder.resolve("practice.yaml");
    try {
      return new YAMLMapper().readValue(file.toFile(), PracticeDescription.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }
}
