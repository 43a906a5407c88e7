package dev.stepwise.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import dev.stepwise.embedded.postgres.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledStackTest {
  @TempDir Path data;

  @Test
  void starts_again_on_the_same_ports_right_after_its_process_was_killed() throws Exception {
    int kafkaPort = FreePort.find();
    int databasePort = FreePort.find();
    kill(startInAnotherProcess(kafkaPort, databasePort));

    try (var _ = EmbeddedDatabase.start(data.resolve("postgresql"), databasePort);
        var kafka = EmbeddedKafka.start(data.resolve("kafka"), kafkaPort);
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      assertThat(admin.listTopics().names().get()).contains(Topics.UPGRADES);
    }
  }

  @Test
  void leaves_no_database_server_behind_when_its_process_is_killed() throws Exception {
    int port = FreePort.find();

    kill(startInAnotherProcess(FreePort.find(), port));

    Awaitility.await().until(() -> FreePort.isFree(port));
  }

  private Process startInAnotherProcess(int kafkaPort, int databasePort) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Stack.class.getName(),
                data.toString(),
                Integer.toString(kafkaPort),
                Integer.toString(databasePort))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("ready");
    return process;
  }

  private static void kill(Process process) {
    process.destroyForcibly().onExit().join();
  }

  /// Starts a Kafka and a database and waits to be killed.
  static final class Stack {
    private Stack() {}

    static void main(String[] arguments) throws InterruptedException {
      var data = Path.of(arguments[0]);
      var kafka = EmbeddedKafka.start(data.resolve("kafka"), Integer.parseInt(arguments[1]));
      kafka.createTopics(Topics.all(List.of(Topics.DEFAULT_ZONE)));
      EmbeddedDatabase.start(data.resolve("postgresql"), Integer.parseInt(arguments[2]));
      IO.println("ready");
      Thread.currentThread().join();
    }
  }
}
