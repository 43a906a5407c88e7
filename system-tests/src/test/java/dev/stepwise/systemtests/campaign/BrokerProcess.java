package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.embedded.kafka.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/// A broker that can be killed without anybody else.
final class BrokerProcess {
  private static final int PORT = 4;
  private static final int CONTROLLER_PORT = 5;

  private BrokerProcess() {}

  /// Starts one on the folder and the ports of a stack, which are free.
  static Process start(LocalStack stack) throws IOException {
    var base = stack.url(Service.PLANNER).getPort();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            stack.folder().root().resolve("kafka").toString(),
            Integer.toString(base + PORT),
            Integer.toString(base + CONTROLLER_PORT))
        .redirectErrorStream(true)
        .redirectOutput(stack.folder().logs().resolve("kafka.log").toFile())
        .start();
  }

  /// Runs until it is killed, or its parent is.
  ///
  /// @param arguments folder, port, controller's port
  public static void main(String[] arguments) {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    EmbeddedKafka.start(
        Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
  }
}
