package dev.stepwise.embedded.kafka;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/// The broker's folder, which Kafka wants formatted before its first start.
final class DataFolder {
  private DataFolder() {}

  static void format(BrokerConfiguration configuration) {
    var data = configuration.data();
    if (Files.exists(data.resolve("meta.properties"))) {
      return;
    }
    try {
      Files.createDirectories(data);
      format(write(configuration, data.resolveSibling(data.getFileName() + ".properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write Kafka's folder " + data, e);
    }
  }

  private static Path write(BrokerConfiguration configuration, Path file) throws IOException {
    var properties = new Properties();
    properties.putAll(configuration.properties());
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return file;
  }

  private static void format(Path file) {
    var said = new ByteArrayOutputStream();
    String[] arguments = {
      "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
    };
    int exit = StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    if (exit != 0) {
      throw new IllegalStateException(
          "Expected Kafka to format its folder, but it said: "
              + said.toString(StandardCharsets.UTF_8));
    }
  }
}
