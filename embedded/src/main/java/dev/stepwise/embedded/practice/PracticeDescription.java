package dev.stepwise.embedded.practice;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A practice installation and the upgrade that is practised on it: what `practice.yaml` says, and
/// what a scenario of `scenarios/` says otherwise.
///
/// @param scenario its name; `default` is what `practice.yaml` alone says
/// @param title what people call the installation
/// @param release what is installed at first
/// @param target what the practice upgrade goes to
/// @param variant of the upgrade, if one is chosen
/// @param components to be upgraded; all when there is none
/// @param parameters of the installation; `${PRACTICE_ROOT}` stands for the range's folder; the
///   items of a list stand one per line
/// @param secrets what parameters of type `secret` are, for practice only
/// @param hosts by id, in their order
/// @param leftBehind globs, below `hosts/`, of files that a rollback rightly leaves
/// @param volatileFiles globs, below `hosts/`, of files that are not compared
/// @param needs commands that this machine must have
/// @param back whether there is a way back from the end; if not, it must be refused
public record PracticeDescription(
    String scenario,
    String title,
    String release,
    String target,
    String topology,
    Optional<String> variant,
    List<String> components,
    Map<String, String> parameters,
    Map<String, String> secrets,
    SequencedMap<String, Host> hosts,
    List<String> leftBehind,
    List<String> volatileFiles,
    List<String> needs,
    boolean back) {
  /// The name of the scenario that `practice.yaml` alone describes.
  public static final String DEFAULT = "default";

  /// A host of the practice installation.
  ///
  /// @param variables of the host; `${HOST_ROOT}` stands for the host's own folder
  public record Host(List<String> roles, Map<String, String> variables) {
    /// Variables that are not given are none.
    public Host {
      variables = Objects.requireNonNullElse(variables, Map.of());
    }
  }

  /// Reads a scenario. Fails with [IllegalArgumentException] when there is none of that name.
  ///
  /// @param practice the practice folder of a playbook
  public static PracticeDescription read(Path practice, String scenario) {
    var base = PracticeFile.read(practice.resolve("practice.yaml"));
    if (scenario.equals(DEFAULT)) {
      return base.description(scenario);
    }
    var known = scenarios(practice);
    if (!known.contains(scenario)) {
      throw new IllegalArgumentException(
          "Expected one of the scenarios %s, but got '%s'".formatted(known, scenario));
    }
    return base.overriddenBy(PracticeFile.read(fileOf(practice, scenario))).description(scenario);
  }

  /// The names of all scenarios of a practice folder, [#DEFAULT] first.
  public static List<String> scenarios(Path practice) {
    var folder = practice.resolve("scenarios");
    if (!Files.isDirectory(folder)) {
      return List.of(DEFAULT);
    }
    try (var files = Files.list(folder)) {
      var others =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".yaml"))
              .map(name -> name.substring(0, name.length() - ".yaml".length()))
              .sorted();
      return Stream.concat(Stream.of(DEFAULT), others).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + folder, e);
    }
  }

  private static Path fileOf(Path practice, String scenario) {
    return practice.resolve("scenarios").resolve(scenario + ".yaml");
  }

  /// Which of the commands that it needs this machine does not have.
  public List<String> missingCommands() {
    return needs.stream().filter(command -> !MachineCommands.has(command)).toList();
  }

  /// The installation as an operator would register it.
  ///
  /// @param range the folder of the practice installation
  /// @param secrets the folder of its secrets
  /// @param reach how each host is reached, by its id
  Installation installation(String platform, Path range, Path secrets, Map<String, Reach> reach) {
    return new Filling(this, range, secrets, reach).installation(idFor(platform), platform);
  }

  private InstallationId idFor(String platform) {
    return new InstallationId(platform + "-" + (scenario.equals(DEFAULT) ? "practice" : scenario));
  }
}
