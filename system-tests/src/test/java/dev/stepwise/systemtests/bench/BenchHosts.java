package dev.stepwise.systemtests.bench;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.systemtests.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Any number of hosts with nothing on them, behind SSH servers inside this process, into which the
/// stack's executor can log in.
record BenchHosts(PracticeRange range) implements AutoCloseable {
  static BenchHosts start(int hosts) {
    var place = Path.of("target/bench-hosts").toAbsolutePath();
    var data = place.resolve("data-" + System.nanoTime());
    try {
      write(place.resolve("practice"), hosts);
      Files.createDirectories(data);
      var key = SharedStack.get().foundation().practice().identity();
      Files.copy(key, data.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to make hosts", e);
    }
    return new BenchHosts(PracticeRange.start(place, data));
  }

  private static void write(Path practice, int hosts) throws IOException {
    Files.createDirectories(practice);
    Files.writeString(practice.resolve("practice.yaml"), description(hosts));
    Files.writeString(
        practice.resolve("setup.sh"),
        """
        #!/bin/sh
        set -eu
        for host in %s; do
          mkdir -p "$PRACTICE_ROOT/hosts/$host/home" "$PRACTICE_ROOT/hosts/$host/bin"
        done
        """
            .formatted(names(hosts).collect(Collectors.joining(" "))));
    Files.writeString(practice.resolve("power-on.sh"), "#!/bin/sh\n");
    Files.writeString(practice.resolve("power-off.sh"), "#!/bin/sh\n");
  }

  private static String description(int hosts) {
    return """
    title: Bench
    release: "1"
    target: "2"
    topology: plain
    hosts:
    %s\
    """
        .formatted(
            names(hosts).map("  %s: {roles: [host]}\n"::formatted).collect(Collectors.joining()));
  }

  private static Stream<String> names(int hosts) {
    return IntStream.rangeClosed(1, hosts).mapToObj("bench%d"::formatted);
  }

  List<InstalledHost> all() {
    return range.installation().hosts();
  }

  @Override
  public void close() {
    range.close();
  }
}
