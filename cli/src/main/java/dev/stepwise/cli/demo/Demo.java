package dev.stepwise.cli.demo;

import dev.stepwise.cli.api.NotifierApi;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.cli.screen.Screen;
import dev.stepwise.cli.screen.StackStory;
import dev.stepwise.cli.screen.Text;
import dev.stepwise.cli.screen.Ticker;
import dev.stepwise.cli.screen.Verdict;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.cli.stack.StackSettings;
import dev.stepwise.contracts.Release;
import dev.stepwise.embedded.practice.PracticeRange;

/// The demo: a fresh stack with a fresh practice installation, one upgrade over REST, and what was
/// asked for beside it.
///
/// @param crash whether the executor is killed in the middle of a step
/// @param rollback whether the upgrade is undone afterwards
public record Demo(StackSettings settings, Screen screen, boolean crash, boolean rollback) {
  private static final String ACTOR = "demo";

  /// Plays it, and says whether it ended as it should.
  public boolean play() throws InterruptedException {
    screen.line(
        screen.bold("Stepwise demo")
            + "  upgrade a practice installation of "
            + settings.practice());
    screen.gap();
    var story = new StackStory(screen);
    try (var stack = start(story)) {
      tellStack(stack, story);
      return play(stack);
    }
  }

  private LocalStack start(StackStory story) throws InterruptedException {
    try (var _ = new Ticker(story::draw)) {
      return LocalStack.start(settings, story);
    }
  }

  private void tellStack(LocalStack stack, StackStory story) {
    screen.line(
        "Kafka, PostgreSQL, four services and %d practice hosts are up after %s."
            .formatted(
                stack.foundation().practice().installation().hosts().size(),
                Text.of(story.elapsed())));
    screen.line(screen.dim("  planner  " + stack.url(Service.PLANNER)));
    screen.line(screen.dim("  data     " + stack.folder().root() + " (new at each demo)"));
  }

  private boolean play(LocalStack stack) throws InterruptedException {
    var range = stack.foundation().practice();
    var planner = new PlannerApi(stack.url(Service.PLANNER), stack.signIn(ACTOR));
    var act =
        new UpgradeAct(
            planner, new NotifierApi(stack.url(Service.NOTIFIER), stack.signIn(ACTOR)), screen);
    var before = range.snapshot();

    act.register(range.installation());
    var asked = act.ask(wish(range));
    var crashing = new CrashAct(stack, screen);
    var verdict = act.carryOut(asked, crash ? crashing : _ -> {});
    if (verdict.succeeded() && crash) {
      verdict = StartCounts.of(range).tell(screen, crashing.plan(), verdict);
    }
    if (verdict.succeeded() && rollback) {
      tell(verdict);
      var back = new RollbackAct(act, range, screen, before);
      verdict = range.description().back() ? back.play(asked.id()) : back.refused(asked.id());
    }
    tell(verdict);
    return verdict.succeeded();
  }

  private static UpgradeWish wish(PracticeRange range) {
    var description = range.description();
    return new UpgradeWish(
        range.installation().id().value(),
        new Release(description.target()),
        description.variant(),
        description.components());
  }

  private void tell(Verdict verdict) {
    screen.gap();
    screen.line(verdict.line(screen));
  }
}
