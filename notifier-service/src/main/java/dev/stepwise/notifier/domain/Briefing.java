package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.upgrade.StageTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the notifier knows of one upgrade: the plan, as far as it concerns users, and how far it
/// has come.
///
/// @param title what people call the installation
/// @param stages of the plan, in their order
/// @param began when each stage began that did
/// @param holds how often it came to a stop: held, paused, or waiting for a signature
/// @param again the stages that were gone through once more, for hosts that had to catch up
/// @param touches the components that are upgraded or down
/// @param agenda when it is to happen; absent while it was never given a time
/// @param latest what users were told last
/// @param ballot who has to agree with the plan; absent of a plan from before that was kept
public record Briefing(
    UpgradeId upgrade,
    Optional<UpgradeId> rollbackOf,
    InstallationId installation,
    String title,
    String platform,
    Release from,
    Release to,
    List<StageInBrief> stages,
    List<Instant> began,
    int holds,
    Optional<List<Again>> again,
    Optional<List<String>> touches,
    Optional<Agenda> agenda,
    Optional<Latest> latest,
    Optional<Ballot> ballot) {
  public Briefing {
    stages = List.copyOf(stages);
    began = List.copyOf(began);
    again = again.map(List::copyOf);
    touches = touches.map(List::copyOf);
  }

  /// What was told last.
  public record Latest(NoticeKind kind, Instant at, List<Downtime> downtimes) {
    public Latest {
      downtimes = List.copyOf(downtimes);
    }
  }

  /// A stage that some host caught up with later than the others.
  record Again(int stage, Instant at) {}

  /// A stage as users see it.
  ///
  /// @param down what is not available while it runs, in words
  public record StageInBrief(List<String> down, Duration estimate) {
    public StageInBrief {
      down = List.copyOf(down);
    }
  }

  static Briefing of(Plan plan) {
    return new Briefing(
        plan.upgradeId(),
        plan.rollbackOf(),
        plan.installation().id(),
        plan.installation().title(),
        plan.installation().platform(),
        plan.from(),
        plan.to(),
        plan.stages().stream()
            .map(stage ->
                new StageInBrief(
                    stage.down().stream().map(plan::wordsFor).toList(), stage.estimate()))
            .toList(),
        List.of(),
        0,
        Optional.empty(),
        Optional.of(components(plan)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> components(Plan plan) {
    return Stream.concat(
            plan.components().stream().flatMap(List::stream),
            plan.stages().stream().flatMap(stage -> stage.down().stream()))
        .distinct()
        .sorted()
        .toList();
  }

  List<String> components() {
    return touches.orElse(List.of());
  }

  /// When it is to happen.
  public Agenda timing() {
    return agenda.orElse(Agenda.EMPTY);
  }

  /// How long the whole is expected to take.
  public Duration work() {
    return stages.stream().map(StageInBrief::estimate).reduce(Duration.ZERO, Duration::plus);
  }

  /// The entry in people's calendars, as it is now.
  public Optional<CalendarEntry> entry() {
    return timing().entry(upgrade + "@stepwise", work());
  }

  /// Whether users expect it, or have seen it begin.
  boolean isExpected() {
    return timing().startsAt().isPresent() || !began.isEmpty();
  }

  public boolean isRollback() {
    return rollbackOf.isPresent();
  }

  /// With the times that each stage takes in nine of ten cases, in place of the playbook's.
  Briefing forecast(List<StageTime> times) {
    if (times.size() != stages.size()) {
      return this;
    }
    var timed =
        IntStream.range(0, stages.size())
            .mapToObj(stage -> new StageInBrief(stages.get(stage).down(), times.get(stage).p90()))
            .toList();
    return new Briefing(
        upgrade,
        rollbackOf,
        installation,
        title,
        platform,
        from,
        to,
        timed,
        began,
        holds,
        again,
        touches,
        agenda,
        latest,
        ballot);
  }

  Briefing begun(Instant at) {
    var more = new ArrayList<>(began);
    more.add(at);
    return with(more, holds, again, agenda, latest, ballot);
  }

  Briefing resumed(int stage, Instant at) {
    var more = new ArrayList<>(again.orElse(List.of()));
    more.add(new Again(stage, at));
    return with(began, holds, Optional.of(more), agenda, latest, ballot);
  }

  Briefing held() {
    return with(began, holds + 1, again, agenda, latest, ballot);
  }

  Briefing with(Agenda newAgenda) {
    return with(began, holds, again, Optional.of(newAgenda), latest, ballot);
  }

  Briefing told(UpgradeNotice notice) {
    var told = new Latest(notice.kind(), notice.at(), notice.downtimes());
    return with(began, holds, again, agenda, Optional.of(told), ballot);
  }

  Briefing with(Ballot newBallot) {
    return with(began, holds, again, agenda, latest, Optional.of(newBallot));
  }

  /// Every stage that was gone through, in the order of time.
  List<Again> chronicle() {
    return Stream.concat(
            IntStream.range(0, began.size()).mapToObj(stage -> new Again(stage, began.get(stage))),
            again.stream().flatMap(List::stream))
        .sorted(Comparator.comparing(Again::at))
        .toList();
  }

  private Briefing with(
      List<Instant> newBegan,
      int newHolds,
      Optional<List<Again>> newAgain,
      Optional<Agenda> newAgenda,
      Optional<Latest> newLatest,
      Optional<Ballot> newBallot) {
    return new Briefing(
        upgrade,
        rollbackOf,
        installation,
        title,
        platform,
        from,
        to,
        stages,
        newBegan,
        newHolds,
        newAgain,
        touches,
        newAgenda,
        newLatest,
        newBallot);
  }
}
