package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.ServiceUnreachable;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything is killed at some step of an upgrade, sometimes the script under way as well; from
/// the sealed log all goes back. `-Dkill.platforms=fate,cvat` (or `all`) chooses the platforms,
/// `-Dkill.seed=N` repeats a run.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledAndRolledBackTest {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> AT_REST = Set.of("FAILED", "SUCCEEDED");

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final Random random = new Random(seed);

  static List<String> platforms() throws IOException {
    var wanted = System.getProperty("kill.platforms", SharedStack.PLATFORM);
    return wanted.equals("all") ? PlatformsTest.platforms() : Arrays.asList(wanted.split(",", -1));
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void whatever_is_killed_wherever_the_rollback_restores_every_file(String platform)
      throws Exception {
    System.out.println("kill.seed=" + seed);
    var practice = new Practice(platform, PracticeDescription.DEFAULT);
    try (var site = Site.fresh(platform + "-killed", practice)) {
      var before = site.range().snapshot();
      var upgrade = site.ask();
      int last = stageToDieIn(site, upgrade);
      var id = site.start(upgrade);

      follow(site, id, last);
      killEverything();
      if (random.nextBoolean()) {
        killScripts(site);
      }
      givenUp(site, id);

      var back = site.start(rolledBack(site, id));
      var undone = site.follow(back, _ -> {});
      assertThat(undone.state()).as("%s, seed %d", undone.reason(), seed).isEqualTo("SUCCEEDED");
      assertThat(site.planner().upgrade(id).state()).isEqualTo("ROLLED_BACK");
      var differences = site.range().snapshot().differencesFrom(before);
      assertThat(differences.isAsItWas()).as("%s, seed %d", differences, seed).isTrue();
    }
  }

  /// Not before the first stage that can be undone.
  private int stageToDieIn(Site site, UpgradeView upgrade) {
    var stages = site.planner().get("upgrades/" + upgrade.id() + "/plan").path("stages");
    int first = 0;
    while (!stages.path(first).path("effect").path("kind").asText().equals("reversible")) {
      first++;
    }
    int stage = first + random.nextInt(stages.size() - first);
    System.out.printf("killed in stage %d of %d%n", stage + 1, stages.size());
    return stage;
  }

  private static void follow(Site site, UpgradeId id, int last) throws InterruptedException {
    site.planner()
        .events(id)
        .follow((_, event) -> {
          if (event instanceof UpgradeEvent.ConfirmationAsked) {
            site.planner().confirm(id, site.planner().upgrade(id).confirm().orElseThrow());
          }
          return !(event instanceof UpgradeEvent.UpgradeSucceeded)
              && !(event instanceof UpgradeEvent.RunStarted run && run.stage() >= last);
        });
  }

  private static void killEverything() {
    for (var service : Service.values()) {
      SharedStack.get().service(service).kill();
    }
  }

  /// The supervisor of a script that is killed writes down how it ended; one that dies with it does
  /// not.
  private void killScripts(Site site) throws IOException {
    System.out.println("scripts under way are killed, too");
    try (var files = Files.walk(site.range().host(anyHost(site)).root().getParent())) {
      files
          .filter(file -> file.endsWith("sup") && Files.isRegularFile(file))
          .flatMap(KilledAndRolledBackTest::processes)
          .forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static String anyHost(Site site) {
    return site.installation().hosts().getFirst().id().value();
  }

  private static Stream<ProcessHandle> processes(Path claim) {
    if (Files.exists(claim.resolveSibling("cleared"))) {
      return Stream.empty();
    }
    try (var siblings = Files.list(claim.getParent())) {
      if (siblings.anyMatch(file -> file.getFileName().toString().startsWith("exit."))) {
        return Stream.empty();
      }
      return Files.readAllLines(claim).stream()
          .map(line -> line.split(" ", 2)[0])
          .filter(pid -> pid.matches("[0-9]+"))
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void givenUp(Site site, UpgradeId id) {
    await()
        .atMost(PATIENCE)
        .ignoreException(ServiceUnreachable.class)
        .until(() -> {
          cancelOnce(site, id);
          return AT_REST.contains(site.planner().upgrade(id).state());
        });
  }

  private static void cancelOnce(Site site, UpgradeId id) {
    try {
      site.planner().cancel(id, "everything was killed");
    } catch (ApiProblem _) {
      // It is cancelled, or over, already.
    }
  }

  private static UpgradeView rolledBack(Site site, UpgradeId id) {
    return await()
        .atMost(PATIENCE)
        .ignoreException(ServiceUnreachable.class)
        .until(() -> planned(site, id), view -> !view.planHash().isEmpty());
  }

  private static UpgradeView planned(Site site, UpgradeId id) {
    return site.planner().upgrades(site.installation().id().value()).stream()
        .filter(one -> one.id().value().startsWith("rb-"))
        .findFirst()
        .map(one -> site.planner().upgrade(one.id()))
        .orElseGet(() -> site.planner().rollback(id));
  }
}
