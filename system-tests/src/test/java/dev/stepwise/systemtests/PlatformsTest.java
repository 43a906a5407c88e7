package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.stack.Practice;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.practice.PracticeDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every platform as `stepwise demo <platform> --rollback` shows it, through the whole stack.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformsTest {
  static List<String> platforms() throws IOException {
    try (Stream<Path> folders = Files.list(SharedStack.HOME.resolve("playbooks"))) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("practice/practice.yaml")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void an_upgrade_succeeds_and_its_rollback_leaves_every_file_as_it_was(String platform)
      throws InterruptedException {
    var practice = new Practice(platform, PracticeDescription.DEFAULT);
    try (var site = Site.fresh(platform + "-there-and-back", practice)) {
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
    Notices.of(SharedStack.get()).are(upgrade, noticesDue(events));

    var back = site.start(site.planner().rollback(upgrade));
    var undone = site.follow(back, _ -> {});

    assertThat(undone.state()).isEqualTo("SUCCEEDED");
    assertThat(site.planner().upgrade(upgrade).state()).isEqualTo("ROLLED_BACK");
    var differences = site.range().snapshot().differencesFrom(before);
    assertThat(differences.isAsItWas()).as("%s", differences).isTrue();
    assertThat(site.range().ledgerStarts().values()).containsOnly(1);
  }

  /// Nobody is told of a step, but whoever has to approve or to sign a checklist is, each time.
  private static String[] noticesDue(List<UpgradeEvent> events) {
    var asked = events.stream().filter(UpgradeEvent.ConfirmationAsked.class::isInstance);
    return Stream.of(
            Stream.of("approval-awaited", "started"),
            asked.map(_ -> "waiting"),
            Stream.of("finished"))
        .flatMap(kinds -> kinds)
        .toArray(String[]::new);
  }
}
