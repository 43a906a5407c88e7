package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stepwise.cli.stack.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The journeys of the documentation, word by word: a shell runs every line that they show, as a
/// new user with an empty home, against a stack of its own. Only the ports are others.
@DisplayNameGeneration(ReplaceUnderscores.class)
class JourneysTest {
  private static final Path HOME = SharedStack.HOME;
  private static final Pattern BLOCK = Pattern.compile("(?m)^```sh\\n(.*?)^```$", Pattern.DOTALL);
  private static final Duration UP_WITHIN = Duration.ofMinutes(3);
  private static final long JOURNEY_MINUTES = 10;

  @TempDir private Path user;

  @ParameterizedTest
  @ValueSource(strings = {"by-command-line", "by-curl"})
  void what_is_shown_is_what_happens(String journey) throws IOException, InterruptedException {
    for (var tool : List.of("bash", "curl", "python3")) {
      assumeThat(isThere(tool)).as("%s is installed", tool).isTrue();
    }
    var ports = Ports.firstFree();
    var said = Path.of("target", journey + ".txt").toAbsolutePath().toFile();
    makeCommand();
    var up = start(List.of("./stepwise", "up", "--port-base", "" + ports.base()), ports, upLog());
    try {
      Awaitility.await()
          .atMost(UP_WITHIN)
          .until(() -> Files.readString(upLog().toPath()).contains("Ctrl-C stops everything"));

      var shell =
          start(List.of("bash", "-euo", "pipefail", "-c", script(journey, ports)), ports, said);

      assertThat(shell.waitFor(JOURNEY_MINUTES, TimeUnit.MINUTES)).as(text(said)).isTrue();
      assertThat(shell.exitValue()).as(text(said)).isZero();
      assertThat(text(said)).contains("ROLLED_BACK", "sound");
    } finally {
      up.destroy();
      up.waitFor();
    }
  }

  /// Each line is shown before what it says.
  private static String script(String journey, Ports ports) throws IOException {
    var page = Files.readString(HOME.resolve("docs/journeys/" + journey + ".md"));
    var blocks =
        BLOCK.matcher(page).results().map(block -> block.group(1)).collect(Collectors.joining());
    assertThat(blocks).isNotEmpty();
    var script = blocks;
    for (var offset = 0; offset < 4; offset++) {
      script =
          script.replace(
              "127.0.0.1:" + (Ports.USUAL_BASE + offset), "127.0.0.1:" + (ports.base() + offset));
    }
    return "set -x\n" + script;
  }

  /// What `./stepwise` runs, without asking whether all is built: it is, for these tests.
  private void makeCommand() throws IOException {
    var command = user.resolve("stepwise");
    Files.writeString(
        command,
        """
        #!/bin/sh
        exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable \\
          -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile='%s' --sun-misc-unsafe-memory-access=allow \\
          -Dstepwise.home='%s' -jar '%s' "$@"
        """
            .formatted(
                System.getProperty("java.home"),
                user.resolve("cli.jsa"),
                HOME,
                HOME.resolve("cli/target/cli.jar")));
    assertThat(command.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(user.resolve("docs"), HOME.resolve("docs"));
  }

  private Process start(List<String> command, Ports ports, File said) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(user.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said);
    var environment = builder.environment();
    environment.put("HOME", user.toString());
    environment.remove("XDG_STATE_HOME");
    environment.put("STEPWISE_PLANNER", "http://127.0.0.1:" + ports.base());
    environment.put("STEPWISE_AUDIT", "http://127.0.0.1:" + (ports.base() + 2));
    environment.put("STEPWISE_NOTIFIER", "http://127.0.0.1:" + (ports.base() + 3));
    return builder.start();
  }

  private File upLog() {
    return user.resolve("up.txt").toFile();
  }

  private static boolean isThere(String tool) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static String text(File file) throws IOException {
    return Files.readString(file.toPath());
  }
}
