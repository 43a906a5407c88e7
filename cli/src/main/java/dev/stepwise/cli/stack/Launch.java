package dev.stepwise.cli.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How one service is started: a JVM made for a quick start and little memory, in a session of its
/// own so that a Ctrl-C reaches the stack alone.
///
/// @param folder where the process works, by which it is known as ours
/// @param properties settings that everybody may see
/// @param secrets settings that nobody may, so they go by the environment
record Launch(
    Service service,
    Path folder,
    Path jar,
    Map<String, String> properties,
    Map<String, String> secrets) {

  Process start(Path log) throws IOException {
    var builder = new ProcessBuilder(command());
    builder.environment().putAll(secrets);
    return builder
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    if (new File("/usr/bin/setsid").canExecute()) {
      command.add("/usr/bin/setsid");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions());
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-jar");
    command.add(jar.toString());
    return command;
  }

  private List<String> jvmOptions() {
    return Stream.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx" + service.heapMegabytes() + "m",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow")
        .toList();
  }
}
