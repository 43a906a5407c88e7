package dev.stepwise.executor.adapter.secrets;

import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Secrets of this machine, read anew for each command: a changed one needs no restart when it is a
/// file.
final class LocalSecrets implements Secrets {
  /// An environment variable of Linux can hold 128 KiB.
  private static final int LARGEST = 64 * 1024;

  private static final String VARIABLE = "env:";
  private static final String FILE = "file:";

  private final String executor;
  private final String prefix;
  private final Optional<Path> folder;
  private final Function<String, @Nullable String> variables;

  /// @param prefix of the names of variables that may be read
  /// @param folder of the files that may be read
  LocalSecrets(
      String executor,
      String prefix,
      Optional<Path> folder,
      Function<String, @Nullable String> variables) {
    this.executor = executor;
    this.prefix = prefix;
    this.folder = folder;
    this.variables = variables;
  }

  @Override
  public SortedMap<String, String> resolve(SortedMap<String, String> references)
      throws InputMissing {
    var values = new TreeMap<String, String>();
    for (var variable : references.entrySet()) {
      values.put(variable.getKey(), value(variable.getKey(), variable.getValue()));
    }
    return values;
  }

  private String value(String variable, String reference) throws InputMissing {
    if (reference.isEmpty()) {
      return "";
    }
    try {
      return usable(read(reference));
    } catch (Unreadable e) {
      throw new InputMissing(
          "Expected secret %s (%s) on executor '%s', but %s"
              .formatted(variable, reference, executor, e.getMessage()));
    }
  }

  private String read(String reference) throws Unreadable {
    if (reference.startsWith(VARIABLE)) {
      return readVariable(reference.substring(VARIABLE.length()));
    }
    if (reference.startsWith(FILE)) {
      return readFile(Path.of(reference.substring(FILE.length())));
    }
    throw new Unreadable("a reference is env:NAME or file:/path");
  }

  private String readVariable(String name) throws Unreadable {
    if (!name.startsWith(prefix)) {
      throw new Unreadable("only variables that begin with %s may be read".formatted(prefix));
    }
    var value = variables.apply(name);
    if (value == null) {
      throw new Unreadable("there is no such environment variable");
    }
    return value;
  }

  private String readFile(Path file) throws Unreadable {
    var allowed =
        folder.orElseThrow(
            () -> new Unreadable("no folder of secrets is set (executor.secrets.folder)"));
    try {
      // Behind all links: one in the folder must not lead out of it.
      var real = file.toRealPath();
      if (!file.isAbsolute() || !real.startsWith(allowed.toRealPath())) {
        throw new Unreadable("only files in %s may be read".formatted(allowed));
      }
      if (Files.size(real) > LARGEST) {
        throw new Unreadable("it is larger than %d bytes".formatted(LARGEST));
      }
      return withoutLastLineEnd(Files.readString(real, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Unreadable("the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static String withoutLastLineEnd(String text) {
    return text.replaceFirst("\r?\n\\z", "");
  }

  private static String usable(String value) throws Unreadable {
    if (value.isEmpty()) {
      throw new Unreadable("it is empty");
    }
    if (value.indexOf('\0') >= 0) {
      throw new Unreadable("it contains a NUL, which no environment variable can");
    }
    return value;
  }

  /// Why a secret is not there. Never tells a value.
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}
