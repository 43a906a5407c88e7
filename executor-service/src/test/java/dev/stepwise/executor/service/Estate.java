package dev.stepwise.executor.service;

import dev.stepwise.embedded.TestStack;
import dev.stepwise.embedded.practice.OpenSshRange;
import dev.stepwise.embedded.practice.PracticeRange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
  private static @Nullable PracticeRange openSsh;
  private static Path folder;
  private static Path secrets;

  static PracticeRange range() {
    return range;
  }

  /// The same hosts once more, behind the system's own `sshd`; the executor's key fits there too.
  static PracticeRange openSsh() {
    if (openSsh == null) {
      openSsh = startOpenSsh();
    }
    return openSsh;
  }

  private static PracticeRange startOpenSsh() {
    try {
      var data = Files.createDirectories(folder.resolve("openssh"));
      Files.copy(range.identity(), data.resolve("id_ed25519"), StandardCopyOption.COPY_ATTRIBUTES);
      return OpenSshRange.start(folder.resolve("playbook"), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The executor's folder of secrets.
  static Path secrets() {
    return secrets;
  }

  @Override
  public Map<String, String> start() {
    try {
      folder = Files.createTempDirectory("stepwise-executor-test-");
      var practice = Files.createDirectories(folder.resolve("playbook/practice"));
      for (var file : PRACTICE.entrySet()) {
        var path = Files.writeString(practice.resolve(file.getKey()), file.getValue());
        path.toFile().setExecutable(true);
      }
      secrets = Files.createDirectories(folder.resolve("secrets"));
      range = PracticeRange.start(folder.resolve("playbook"), folder.resolve("range"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "executor.signing-key",
        TestStack.keys().executorKey("default").toString(),
        "executor.planner-keys",
        TestStack.keys().plannerKeys().toString(),
        "executor.secrets.folder",
        secrets.toString(),
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
    if (openSsh != null) {
      openSsh.close();
    }
  }
}
