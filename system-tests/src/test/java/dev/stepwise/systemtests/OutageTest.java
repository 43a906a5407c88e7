package dev.stepwise.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OutageTest {
  private static final Duration AWAY = Duration.ofSeconds(15);

  @Test
  void kafka_and_then_the_database_are_away_for_a_while_and_nothing_is_lost() throws Exception {
    var stack = SharedStack.get();
    var foundation = stack.foundation();
    try (var site = Site.fresh("outages");
        var kafka = new Outage(5, foundation::stopKafka, foundation::startKafka);
        var database = new Outage(20, foundation::stopDatabase, foundation::startDatabase)) {
      var events = new ArrayList<UpgradeEvent>();
      var upgrade = site.start();

      site.follow(upgrade, kafka.andThen(database).andThen(events::add));

      kafka.close();
      database.close();
      assertThat(site.planner().upgrade(upgrade).state()).isEqualTo("SUCCEEDED");
      assertThat(site.range().ledgerStarts().values()).as("starts of each attempt").containsOnly(1);
      SealedLog.of(stack).holds(upgrade, events.size());
      Notices.of(stack).are(upgrade, "approval-awaited", "started", "finished");
    }
  }

  /// Takes something away when a run of a late enough stage has started, and puts it back.
  private static final class Outage implements Consumer<UpgradeEvent>, AutoCloseable {
    private final int stage;
    private final Runnable away;
    private final Runnable back;
    private CompletableFuture<Void> over = CompletableFuture.completedFuture(null);
    private boolean begun;

    Outage(int stage, Runnable away, Runnable back) {
      this.stage = stage;
      this.away = away;
      this.back = back;
    }

    @Override
    public void accept(UpgradeEvent event) {
      if (!begun && event instanceof UpgradeEvent.RunStarted run && run.stage() >= stage) {
        begun = true;
        away.run();
        over =
            CompletableFuture.runAsync(
                back, CompletableFuture.delayedExecutor(AWAY.toSeconds(), TimeUnit.SECONDS));
      }
    }

    @Override
    public void close() {
      over.join();
    }
  }
}
