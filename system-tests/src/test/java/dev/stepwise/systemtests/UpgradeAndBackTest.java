package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UpgradeAndBackTest {
  @Test
  void an_upgrade_succeeds_and_its_rollback_leaves_every_file_as_it_was() throws Exception {
    try (var site = Site.fresh("there-and-back")) {
      thereAndBack(site);
    }
  }

  static void thereAndBack(Site site) throws InterruptedException {
    var before = site.range().snapshot();
    var events = new ArrayList<UpgradeEvent>();

    var upgrade = site.start();
    var there = site.follow(upgrade, events::add);

    assertThat(there.state()).isEqualTo("SUCCEEDED");
    assertThat(site.range().snapshot().differencesFrom(before).isAsItWas()).isFalse();
    SealedLog.of(SharedStack.get()).holds(upgrade, events.size());
    Notices.of(SharedStack.get()).are(upgrade, "started", "finished");

    var back = site.start(site.planner().rollback(upgrade));
    var undone = site.follow(back, _ -> {});

    assertThat(undone.state()).isEqualTo("SUCCEEDED");
    assertThat(site.planner().upgrade(upgrade).state()).isEqualTo("ROLLED_BACK");
    var differences = site.range().snapshot().differencesFrom(before);
    assertThat(differences.isAsItWas()).as("%s", differences).isTrue();
    assertThat(site.range().ledgerStarts().values()).containsOnly(1);
  }
}
