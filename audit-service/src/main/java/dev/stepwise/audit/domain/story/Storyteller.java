package dev.stepwise.audit.domain.story;

import dev.stepwise.audit.domain.History.SealedEvent;
import dev.stepwise.audit.domain.story.Happening.Wait;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.upgrade.Run;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.Upgrade.Begun;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through a history and notes what happened, with the state before and after each fact.
final class Storyteller {
  private final List<Happening> happenings = new ArrayList<>();
  private final List<StageStarted> stages = new ArrayList<>();
  private Upgrade state = new Upgrade.Unrequested();
  private Instant waitingSince = Instant.EPOCH;

  void hear(SealedEvent sealed) {
    var event = sealed.event();
    var before = state;
    state = state.evolve(event);
    happenings.add(
        Happening.of(event.at(), sealed.entry(), Telling.of(event))
            .after(took(event), waited(before, event.at())));
    if (event instanceof StageStarted started) {
      stages.add(started);
    }
  }

  List<Happening> happenings() {
    return happenings;
  }

  List<Span> stages() {
    return state instanceof Begun begun
        ? stages.stream().map(started -> span(begun, started)).toList()
        : List.of();
  }

  /// Whom the state waits for; empty when it waits for nobody.
  private static Optional<String> purpose(Upgrade state) {
    return switch (state) {
      case Upgrade.Proposed _ -> Optional.of("approval");
      case Upgrade.Approved _ -> Optional.of("the start");
      case Upgrade.Waiting _ -> Optional.of("a signature");
      case Upgrade.Held _ -> Optional.of("a decision");
      case Upgrade.Paused _ -> Optional.of("the end of a pause");
      case Upgrade.Unrequested _, Upgrade.Discovering _, Upgrade.Undoing _ -> Optional.empty();
      case Upgrade.Refused _, Upgrade.Cancelled _, Upgrade.Running _ -> Optional.empty();
      case Upgrade.Succeeded _, Upgrade.Failed _ -> Optional.empty();
      case Upgrade.RollingBack _, Upgrade.RolledBack _ -> Optional.empty();
    };
  }

  private Optional<Wait> waited(Upgrade before, Instant at) {
    var was = purpose(before);
    if (was.equals(purpose(state))) {
      return Optional.empty();
    }
    var wait = was.map(purpose -> new Wait(purpose, Duration.between(waitingSince, at)));
    waitingSince = at;
    return wait;
  }

  private Optional<Duration> took(UpgradeEvent event) {
    return switch (event) {
      case RunSucceeded e -> took(e.stage(), e.host(), e.at());
      case RunFailed e -> took(e.stage(), e.host(), e.at());
      case RunUnknown e -> took(e.stage(), e.host(), e.at());
      case UpgradeEvent _ -> Optional.empty();
    };
  }

  private Optional<Duration> took(int stage, HostId host, Instant end) {
    var run = ((Begun) state).progress().run(stage, host);
    return Optional.of(Duration.between(run.startedAt().orElse(run.commandedAt()), end));
  }

  private static Span span(Begun state, StageStarted started) {
    var stage = state.progress().plan().stages().get(started.stage());
    var runs =
        state.progress().runs().stream().filter(run -> run.stage() == started.stage()).toList();
    return new Span(
        stage.index(),
        stage.step(),
        stage.title(),
        stage.group(),
        started.at(),
        end(runs, started.at()),
        runs.stream().mapToInt(Run::attempt).sum());
  }

  private static Optional<Instant> end(List<Run> runs, Instant start) {
    return runs.stream().anyMatch(run -> run.status().isOpen())
        ? Optional.empty()
        : runs.stream().map(run -> run.endedAt().orElse(start)).max(Instant::compareTo);
  }
}
