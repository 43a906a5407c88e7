package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The clock of each service, by the library `faketime`: time of day goes as a file says, from one
/// moment to the next; how time passes (monotonic clocks, timeouts) stays.
///
/// @param library which is loaded before all others
/// @param folder of the files
record Clocks(Path library, Path folder) {
  static final String NEEDED = "skipped: there is no libfaketimeMT.so.1 here (install faketime)";

  private static final List<Path> LIBRARIES = List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"));
  private static final String NAME = "faketime/libfaketimeMT.so.1";

  /// Of a machine that has the library.
  static Optional<Clocks> in(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (var libraries : LIBRARIES) {
      if (Files.isDirectory(libraries)) {
        try (var found = Files.find(libraries, 3, (file, _) -> file.endsWith(NAME))) {
          var library = found.findFirst();
          if (library.isPresent()) {
            var clocks = new Clocks(library.get(), folder);
            for (var service : Service.values()) {
              clocks.set(service, Duration.ZERO);
            }
            return Optional.of(clocks);
          }
        }
      }
    }
    return Optional.empty();
  }

  /// From now on that service's clock is ahead by that much, or behind when negative.
  void set(Service service, Duration ahead) throws IOException {
    var written = Files.writeString(folder.resolve("new"), "%+d".formatted(ahead.toSeconds()));
    Files.move(written, file(service), StandardCopyOption.REPLACE_EXISTING);
  }

  /// What a service's environment has to say for that.
  Map<Service, Map<String, String>> environment() {
    var all = new EnumMap<Service, Map<String, String>>(Service.class);
    for (var service : Service.values()) {
      all.put(
          service,
          Map.of(
              "LD_PRELOAD", library.toString(),
              "FAKETIME_TIMESTAMP_FILE", file(service).toString(),
              "FAKETIME_NO_CACHE", "1",
              "FAKETIME_DONT_FAKE_MONOTONIC", "1",
              // else timed waits of a JVM end too early
              "FAKETIME_FORCE_MONOTONIC_FIX", "0",
              "NO_FAKE_STAT", "1"));
    }
    return all;
  }

  private Path file(Service service) {
    return folder.resolve(service.word());
  }
}
