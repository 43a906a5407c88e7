package dev.stepwise.rehearsal;

import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.plan.Stage;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// Carries out the open runs of a stage, all at the same time.
record StageRuns(Performer performer) {
  /// The upgrade after them. Fails with [Trouble] when one does not succeed.
  ///
  /// @param trying what is tried, for people
  Steering all(Steering start, Stage stage, String trying) {
    var running =
        start.commands().stream()
            .filter(command -> command.attempt().stage() == stage.index())
            .map(this::perform)
            .toList();
    var steering = start;
    for (var one : running) {
      var done = one.join();
      require(done, stage, trying);
      steering = steering.ended(done.command(), done.performance(), performer.now());
    }
    return steering;
  }

  private CompletableFuture<Done> perform(RunStep command) {
    return CompletableFuture.supplyAsync(
        () -> new Done(command, performer.perform(command, new Manner.Properly(), new TreeMap<>())),
        Thread::startVirtualThread);
  }

  private static void require(Done done, Stage stage, String trying) {
    var performance = done.performance();
    if (!performance.succeeded()) {
      throw Trouble.at(
          stage,
          done.command().host().id(),
          trying,
          "Expected it to succeed, but %s: %s".formatted(performance.part(), performance.said()));
    }
  }

  private record Done(RunStep command, Performance performance) {}
}
