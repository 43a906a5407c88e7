package dev.stepwise.systemtests.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/// The date on every host is off; nothing may depend on it.
///
/// @param days that the hosts are ahead, or behind when negative
record WrongDate(int days) implements Fault {
  private static final String DATE =
      """
      #!/bin/sh
      PATH=/usr/bin:/bin
      exec date -d '%d days' "$@"
      """;

  @Override
  public String name() {
    return "the hosts' date %+d day".formatted(days);
  }

  @Override
  public Recovery inject(Scene scene, RandomGenerator random) throws Exception {
    for (var host : scene.range().description().hosts().keySet()) {
      set(scene.range().host(host).root().resolve("bin/date"));
    }
    return scene.ofTheRuns();
  }

  private void set(Path date) throws IOException {
    Files.createDirectories(date.getParent());
    Files.writeString(date, DATE.formatted(days));
    if (!date.toFile().setExecutable(true)) {
      throw new IOException("Expected to make %s executable".formatted(date));
    }
  }
}
