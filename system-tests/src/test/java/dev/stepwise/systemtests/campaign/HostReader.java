package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.embedded.practice.PracticeRange;
import dev.stepwise.systemtests.campaign.History.Hosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Set;

/// Reads what the hosts keep of some upgrades: the run ledgers, and what the scripts wrote down
/// themselves.
///
/// @param upgrades whose attempts are read
record HostReader(PracticeRange range, Set<String> upgrades) {
  private static final String RUNS = "home/.stepwise/runs";

  Hosts read() {
    var hosts = new Hosts(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (var id : range.description().hosts().keySet()) {
      read(range.host(id).root(), hosts);
    }
    return hosts;
  }

  private void read(Path host, Hosts hosts) {
    each(host.resolve(RUNS), attempt -> hosts.starts().put(name(attempt), linesOf(attempt)));
    each(
        host.resolve("sea/counts"),
        file -> hosts.counts().merge(name(file), lines(file), Integer::sum));
    each(host.resolve("sea/printed"), file -> hosts.printed().put(name(file), digest(host, file)));
  }

  private static int linesOf(Path attempt) {
    return lines(attempt.resolve("starts"));
  }

  /// As long as the ledger has the output, that is what was printed; a script that was killed may
  /// not have come to note its last line.
  private static Sha256 digest(Path host, Path noted) {
    var output = host.resolve(RUNS).resolve(name(noted)).resolve("out");
    try {
      return Sha256.of(Files.readAllBytes(Files.exists(output) ? output : noted));
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read what was printed to " + noted, e);
    }
  }

  private interface Visitor {
    void visit(Path file);
  }

  private void each(Path folder, Visitor visitor) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        if (upgrades.contains(name(file).replaceFirst("\\..*", ""))) {
          visitor.visit(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + folder, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static int lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }
}
