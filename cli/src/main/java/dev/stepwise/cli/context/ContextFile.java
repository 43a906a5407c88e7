package dev.stepwise.cli.context;

import dev.stepwise.contracts.codec.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/// The contexts of a person, in a file that nobody else can read.
public record ContextFile(Path path) {
  /// Where it is when nobody says otherwise, after the XDG base directory specification.
  public static ContextFile usual(Map<String, String> environment) {
    var config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    var base =
        config.isEmpty()
            ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
            : Path.of(config);
    return new ContextFile(base.resolve("stepwise/contexts.json"));
  }

  /// What is in it; none when it is not there.
  public Contexts read() {
    try {
      return Files.exists(path)
          ? Wire.mapper().readValue(Files.readAllBytes(path), Contexts.class)
          : Contexts.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read the contexts of " + path, e);
    }
  }

  /// Whole or not at all.
  public void write(Contexts contexts) {
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createDirectories(path.getParent());
      var unfinished = Files.createTempFile(path.getParent(), ".new", "", ownerOnly);
      Files.write(
          unfinished, Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(contexts));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write the contexts to " + path, e);
    }
  }
}
