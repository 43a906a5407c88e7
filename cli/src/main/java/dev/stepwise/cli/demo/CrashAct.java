package dev.stepwise.cli.demo;

import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Kills the executor, once, while a step is running on its host: in the middle of the upgrade, and
/// seen in the host's own ledger to have been started and not to have ended.
final class CrashAct implements Consumer<UpgradeEvent> {
  private final LocalStack stack;
  private final Screen screen;
  private @Nullable Plan plan;
  private boolean done;

  CrashAct(LocalStack stack, Screen screen) {
    this.stack = stack;
    this.screen = screen;
  }

  @Override
  public void accept(UpgradeEvent event) {
    if (event instanceof UpgradeEvent.PlanProposed proposed) {
      plan = proposed.plan();
    }
    if (event instanceof UpgradeEvent.RunStarted started && !done && isInTheMiddle(started)) {
      kill(started);
    }
  }

  /// The plan of the upgrade that it was beside.
  Plan plan() {
    return Objects.requireNonNull(plan, "Expected the upgrade to have a plan");
  }

  private boolean isInTheMiddle(UpgradeEvent.RunStarted event) {
    return plan != null && event.stage() >= plan.stages().size() / 3 && runsOnItsHost(event);
  }

  private boolean runsOnItsHost(UpgradeEvent.RunStarted event) {
    var attempt = new AttemptId(event.upgradeId(), event.stage(), event.host(), event.attempt());
    var ledger =
        stack
            .foundation()
            .practice()
            .host(event.host().value())
            .root()
            .resolve("home/.stepwise/runs")
            .resolve(attempt.value());
    try (var files = Files.list(ledger)) {
      return files.noneMatch(file -> file.getFileName().toString().startsWith("exit."))
          && Files.exists(ledger.resolve("starts"));
    } catch (IOException _) {
      return false;
    }
  }

  private void kill(UpgradeEvent.RunStarted event) {
    done = true;
    var executor = stack.service(Service.EXECUTOR);
    screen.line(
        screen.notable(
            "  ! kill -9 %d: the executor is killed while %s is in step %d"
                .formatted(executor.pid(), event.host(), event.stage() + 1)));
    executor.kill();
  }
}
