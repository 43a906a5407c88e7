package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.api.UpgradeView.RunView;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.ArrayList;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LyingCommandTest {
  private static final String FAULT = "start-tablet-fails";

  @Test
  void a_start_that_fails_with_exit_code_0_and_success_text_is_noticed() throws Exception {
    try (var site = Site.fresh("lying-start")) {
      site.range().host("t1").raise(FAULT);
      var events = new ArrayList<UpgradeEvent>();
      var upgrade = site.start();

      var held = site.follow(upgrade, events::add);

      assertThat(held.state()).isEqualTo("HELD");
      assertThat(held.reason()).isNotBlank();
      var failed = held.runs().stream().filter(run -> run.status().equals("FAILED")).toList();
      assertThat(failed).extracting(RunView::host).containsExactly("t1");
      assertThat(held.runs())
          .as("nothing after it is touched")
          .allMatch(run -> run.stage() <= failed.getFirst().stage());
      Notices.of(SharedStack.get()).are(upgrade, "approval-awaited", "started", "held");

      site.range().host("t1").clear(FAULT);
      site.planner().retry(upgrade);
      var ended = site.followFrom(upgrade, events.size());

      assertThat(ended.state()).isEqualTo("SUCCEEDED");
    }
  }
}
