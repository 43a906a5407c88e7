package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.PauseMode;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// A person pauses, ends a script, vouches for a step that lied, and goes on without a host; and
/// all of that is undone in the end.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PauseAndChoicesTest {
  private static final String DEAF = "stop-ignored";
  private static final String LIE = "start-tablet-fails";

  @Test
  void whatever_people_decide_on_the_way_the_rollback_restores_every_file() throws Exception {
    try (var site = Site.fresh("choices")) {
      var before = site.range().snapshot();
      var journey = new Journey(site, site.ask().id(), new AtomicLong());
      var id = journey.id();

      site.range().host("ns2").raise(DEAF);
      site.range().host("t1").raise(LIE);
      site.start(site.planner().upgrade(id));
      journey.until(event -> isStart(event, "ns2", journey.stageOf("stop-nameserver", "ns2")));

      site.planner().pause(id, PauseMode.NOW, "smoke in the rack");
      assertThat(journey.untilItStops().state()).isEqualTo("HELD");
      assertThatThrownBy(() -> site.planner().resume(id))
          .isInstanceOfSatisfying(
              ApiProblem.class, problem -> assertThat(problem.detail()).contains("HELD", "retry"));

      site.range().host("ns2").clear(DEAF);
      site.planner().retry(id, "ns2");
      site.planner().pause(id, PauseMode.AFTER_HOST, "lunch");
      assertThat(journey.untilItStops().state()).isEqualTo("PAUSED");
      site.planner().resume(id);

      assertThat(journey.untilItStops().reason()).contains("t1");
      site.range().host("t1").clear(LIE);
      startByHand(site);
      site.planner().markDone(id, "t1", "started by hand; it answers", Map.of());
      site.planner().pause(id, PauseMode.AFTER_HOST, "one tablet less");
      assertThat(journey.untilItStops().state()).isEqualTo("PAUSED");
      site.planner().exclude(id, "t3", "its disk is broken");
      site.planner().resume(id);
      var end = journey.untilItStops();

      assertThat(end.runs())
          .filteredOn(
              run -> run.host().equals("t3") && run.stage() > journey.stageOf("start-tablet", "t1"))
          .extracting(UpgradeView.RunView::status)
          .containsOnly("SKIPPED");
      var back = site.start(site.planner().rollback(id));
      assertThat(site.follow(back, _ -> {}).state()).isEqualTo("SUCCEEDED");
      assertThat(site.planner().upgrade(id).state()).isEqualTo("ROLLED_BACK");
      var differences = site.range().snapshot().differencesFrom(before);
      assertThat(differences.isAsItWas()).as("%s", differences).isTrue();
      assertThat(site.range().ledgerStarts().values()).containsOnly(1);
    }
  }

  private static boolean isStart(UpgradeEvent event, String host, int stage) {
    return event instanceof UpgradeEvent.RunStarted e
        && e.stage() == stage
        && e.host().value().equals(host);
  }

  /// What an operator types on the host.
  private static void startByHand(Site site) throws IOException, InterruptedException {
    var root = site.range().host("t1").root();
    var process =
        new ProcessBuilder("sh", "bin/start.sh", "start", "tablet")
            .directory(root.resolve("openmldb").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    var environment = process.environment();
    environment.put("HOME", root.resolve("home").toString());
    environment.put("PATH", root.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("PRACTICE_ROOT", root.resolve("../..").normalize().toString());
    environment.put("PRACTICE_HOST", "t1");
    environment.put("HOST_ROOT", root.toString());
    assertThat(process.start().waitFor()).isZero();
  }

  /// An upgrade that is followed piece by piece.
  private record Journey(Site site, UpgradeId id, AtomicLong seen) {
    int stageOf(String step, String host) {
      return site.planner()
          .get("upgrades/" + id + "/plan")
          .path("stages")
          .valueStream()
          .filter(stage -> stage.path("step").asText().equals(step))
          .filter(stage -> stage.path("runs").findValuesAsText("host").contains(host))
          .findFirst()
          .orElseThrow()
          .path("index")
          .asInt();
    }

    void until(Predicate<UpgradeEvent> wanted) throws InterruptedException {
      site.planner()
          .events(id)
          .follow((sequence, event) -> {
            var isNew = sequence > seen.get();
            seen.accumulateAndGet(sequence, Math::max);
            return !(isNew && wanted.test(event));
          });
    }

    /// Until a person is needed or it is over.
    UpgradeView untilItStops() throws InterruptedException {
      until(event ->
          event instanceof UpgradeEvent.UpgradeHeld
              || event instanceof UpgradeEvent.UpgradePaused
              || event instanceof UpgradeEvent.UpgradeSucceeded
              || event instanceof UpgradeEvent.UpgradeFailed);
      return site.planner().upgrade(id);
    }
  }
}
