package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Wakes those who wait for news of an upgrade, within this process; whoever waits must also look
/// by himself from time to time, for other planners.
@ApplicationScoped
public class Signals {
  private final ConcurrentHashMap<UpgradeId, CompletableFuture<Void>> next =
      new ConcurrentHashMap<>();
  private final List<Runnable> onCommit = new CopyOnWriteArrayList<>();

  /// Completes at the next commit that changes the upgrade. Take it before you look, so that
  /// nothing falls in between.
  public CompletableFuture<Void> next(UpgradeId id) {
    return next.computeIfAbsent(id, _ -> new CompletableFuture<>());
  }

  /// Waits for a signal, but not longer than that.
  public static void await(CompletableFuture<Void> signal, Duration atMost) {
    try {
      signal.get(Math.max(1, atMost.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // look again
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected signals never to fail", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Calls back after each commit; quick things only.
  public void onCommit(Runnable listener) {
    onCommit.add(listener);
  }

  void committed(Collection<UpgradeId> changed) {
    onCommit.forEach(Runnable::run);
    for (var id : changed) {
      var waiting = next.remove(id);
      if (waiting != null) {
        waiting.complete(null);
      }
    }
  }
}
