package dev.stepwise.executor.service;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.practice.PracticeRange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/// A broker and two hosts for the executor under test.
public final class Estate implements QuarkusTestResourceLifecycleManager {
  private static final Map<String, String> PRACTICE =
      Map.of(
          "practice.yaml",
          """
          release: 1.0
          target: 2.0
          topology: pair
          parameters: {}
          hosts:
            one: {roles: [server], variables: {}}
            two: {roles: [server], variables: {}}
          """,
          "setup.sh",
          "for host in one two; do mkdir -p \"$PRACTICE_ROOT/hosts/$host/home\"; done\n",
          "power-on.sh",
          "true\n",
          "power-off.sh",
          "true\n");

  private static PracticeRange range;

  static PracticeRange range() {
    return range;
  }

  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory("stepwise-executor-test-");
      var practice = Files.createDirectories(folder.resolve("playbook/practice"));
      for (var file : PRACTICE.entrySet()) {
        var path = Files.writeString(practice.resolve(file.getKey()), file.getValue());
        path.toFile().setExecutable(true);
      }
      range = PracticeRange.start(folder.resolve("playbook"), folder.resolve("range"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "kafka.bootstrap.servers",
        TestStack.kafka().bootstrapServers(),
        "executor.identity",
        range.identity().toString(),
        "executor.heartbeat",
        "PT0.2S",
        "executor.reach-within",
        "PT2S",
        "stepwise.instance-id",
        "executor-test",
        "quarkus.http.test-port",
        "0");
  }

  @Override
  public void stop() {
    range.close();
  }
}
