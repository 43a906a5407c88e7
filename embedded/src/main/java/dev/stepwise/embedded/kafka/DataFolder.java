package dev.stepwise.embedded.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The broker's folder, which Kafka wants formatted before its first start.
final class DataFolder {
  private static final FileAttribute<?> MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private DataFolder() {}

  static void format(BrokerConfiguration configuration) {
    var data = configuration.data();
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(data);
      var file = write(configuration, data.resolveSibling(data.getFileName() + ".properties"));
      format(file, configuration.guard().map(Guard::users).orElseGet(List::of));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write Kafka's folder " + data, e);
    }
  }

  private static Path write(BrokerConfiguration configuration, Path file) throws IOException {
    var properties = new Properties();
    properties.putAll(configuration.properties());
    Files.deleteIfExists(file);
    Files.createFile(file, MINE);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  /// The tool runs in this process, so that no password stands in a command line.
  private static void format(Path file, List<String> users) {
    var said = new ByteArrayOutputStream();
    var cluster = Uuid.randomUuid().toString();
    var arguments =
        new ArrayList<>(List.of("format", "--cluster-id", cluster, "--config", file.toString()));
    users.forEach(user -> arguments.addAll(List.of("--add-scram", user)));
    var exit =
        StorageTool.execute(
            arguments.toArray(String[]::new), new PrintStream(said, true, StandardCharsets.UTF_8));
    if (exit != 0) {
      throw new IllegalStateException(
          "Expected Kafka to format its folder, but it said: "
              + said.toString(StandardCharsets.UTF_8));
    }
  }
}
