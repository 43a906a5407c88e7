package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledServicesTest {
  @Test
  void an_upgrade_survives_the_kill_of_each_service_and_nothing_is_lost_or_done_twice()
      throws Exception {
    var stack = SharedStack.get();
    try (var site = Site.fresh("killed-services")) {
      var events = new ArrayList<UpgradeEvent>();
      var upgrade = site.start();

      var ended = site.follow(upgrade, new KillInTurn(stack).andThen(events::add));

      assertThat(ended.state()).isEqualTo("SUCCEEDED");
      assertThat(site.range().ledgerStarts().values()).as("starts of each attempt").containsOnly(1);
      SealedLog.of(stack).holds(upgrade, events.size());
      Notices.of(stack).are(upgrade, "approval-awaited", "started", "finished");
    }
  }

  /// Kills a service when a run has started, the next one five stages later, and so on.
  private static final class KillInTurn implements Consumer<UpgradeEvent> {
    private static final int STAGES_BETWEEN = 5;

    private final LocalStack stack;
    private final List<Service> left = new ArrayList<>(List.of(Service.values()));
    private int next = STAGES_BETWEEN;

    KillInTurn(LocalStack stack) {
      this.stack = stack;
    }

    @Override
    public void accept(UpgradeEvent event) {
      if (event instanceof UpgradeEvent.RunStarted run && run.stage() >= next && !left.isEmpty()) {
        next = run.stage() + STAGES_BETWEEN;
        stack.service(left.removeFirst()).kill();
      }
    }
  }
}
