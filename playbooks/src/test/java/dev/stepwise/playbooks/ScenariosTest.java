package dev.stepwise.playbooks;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.stepwise.rehearsal.Rehearsal;
import dev.stepwise.rehearsal.Rehearsal.Result;
import dev.stepwise.rehearsal.WalkOptions;
import dev.stepwise.rehearsal.WalkOptions.Tries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/// Every scenario of every playbook on disk, there and back again: each step is lied to, gets its
/// faults, is killed, and is undone. To choose: `-Dplatform=openmldb -Dscenario=default -Dseed=42`,
/// and `-Dtries=no` only to go there and back.
class ScenariosTest {
  private static final InstantSource CLOCK = InstantSource.system();

  @TestFactory
  Stream<DynamicContainer> scenarios(@TempDir Path folder) {
    return Platforms.all().stream()
        .filter(platform -> Files.exists(platform.resolve("practice/practice.yaml")))
        .map(platform -> dynamicContainer(Platforms.name(platform), walks(platform, folder)));
  }

  private static Stream<DynamicTest> walks(Path platform, Path folder) {
    var rehearsal = Rehearsal.of(platform);
    return rehearsal.scenarios().stream()
        .filter(ScenariosTest::isWanted)
        .map(scenario ->
            dynamicTest(
                scenario,
                () ->
                    walk(
                        rehearsal,
                        Platforms.name(platform),
                        scenario,
                        room(folder, platform, scenario))));
  }

  /// A short name of its own: sockets below it may have 107 characters.
  private static Path room(Path folder, Path platform, String scenario) {
    return folder.resolve(Integer.toHexString((Platforms.name(platform) + scenario).hashCode()));
  }

  private static boolean isWanted(String scenario) {
    var wanted = System.getProperty("scenario", "");
    return wanted.isEmpty() || wanted.equals(scenario);
  }

  private static void walk(Rehearsal rehearsal, String platform, String scenario, Path room)
      throws IOException {
    var began = CLOCK.instant();
    var options = WalkOptions.trying(tries(scenario), seed());
    var diary = new Diary();
    var result = rehearsal.walk(scenario, Files.createDirectories(room), options, diary);
    tell(platform + " " + scenario, options, result, began);
    switch (result) {
      case Result.Passed _ -> {}
      case Result.Skipped(var reason) -> throw new TestAbortedException("skipped: " + reason);
      case Result.Failed(var account) ->
          fail("seed %d, after:%n%s%n%s".formatted(options.seed(), diary, account));
    }
  }

  private static Tries tries(String scenario) {
    var usual = scenario.equals("default") ? Tries.ALL : Tries.FAULTS;
    return Tries.valueOf(System.getProperty("tries", usual.name()).toUpperCase(Locale.ROOT));
  }

  private static long seed() {
    return Long.getLong("seed", ThreadLocalRandom.current().nextLong(1_000_000));
  }

  private static void tell(String walk, WalkOptions options, Result result, Instant began) {
    var word =
        switch (result) {
          case Result.Passed _ -> "passed";
          case Result.Skipped(var reason) -> "skipped (" + reason + ")";
          case Result.Failed _ -> "FAILED";
        };
    System.out.printf(
        "%s: %s after %d s, seed %d%n",
        walk, word, Duration.between(began, CLOCK.instant()).toSeconds(), options.seed());
  }
}
