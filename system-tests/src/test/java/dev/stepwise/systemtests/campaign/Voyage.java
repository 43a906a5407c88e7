package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.ServiceUnreachable;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One upgrade from its wish to its end, with the person who stands by: asks, approves, starts, and
/// retries what failed. The planner may be away at any time; then the person tries again, and looks
/// first how things stand.
final class Voyage {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Database database;
  private final PlannerApi planner;
  private final Installation installation;
  private final Optional<UpgradeId> undone;
  private final UpgradeId id;

  private Voyage(
      Database database,
      PlannerApi planner,
      Installation installation,
      Optional<UpgradeId> undone,
      UpgradeId id) {
    this.database = database;
    this.planner = planner;
    this.installation = installation;
    this.undone = undone;
    this.id = id;
  }

  /// Begins the upgrade of an installation; it runs when this returns.
  static Voyage to(String release, Database database, PlannerApi planner, Installation installation)
      throws InterruptedException {
    return begun(
        database,
        planner,
        installation,
        Optional.empty(),
        () ->
            planner
                .request(
                    new UpgradeWish(
                        installation.id().value(),
                        new Release(release),
                        Optional.empty(),
                        List.of()))
                .id());
  }

  /// Begins the way back of this one, which is over.
  Voyage back() throws InterruptedException {
    return begun(database, planner, installation, Optional.of(id), () -> planner.rollback(id).id());
  }

  private static Voyage begun(
      Database database,
      PlannerApi planner,
      Installation installation,
      Optional<UpgradeId> undone,
      Wish wish)
      throws InterruptedException {
    var id = insist(() -> underWay(database, installation, undone).orElseGet(wish::ask));
    var voyage = new Voyage(database, planner, installation, undone, id);
    while (!voyage.hasStarted()) {
      voyage.help();
      pause();
    }
    Thread.ofVirtual().name("stands by " + id).start(voyage::standBy);
    return voyage;
  }

  private interface Wish {
    UpgradeId ask();
  }

  /// A wish may have been heard though its answer was lost.
  private static Optional<UpgradeId> underWay(
      Database database, Installation installation, Optional<UpgradeId> undone) {
    return database
        .rows(
            """
            select id from planner.upgrades where installation = ? and not is_over
            and coalesce(rollback_of, '') = ?
            """,
            row -> new UpgradeId(row.getString(1)),
            installation.id().value(),
            undone.map(UpgradeId::value).orElse(""))
        .stream()
        .findFirst();
  }

  UpgradeId id() {
    return id;
  }

  Installation installation() {
    return installation;
  }

  /// Which one it is the way back of.
  Optional<UpgradeId> undone() {
    return undone;
  }

  boolean isOver() {
    return database.number(
            "select count(*) from planner.upgrades where id = ? and is_over", id.value())
        > 0;
  }

  /// In the words of the planner's table.
  String state() {
    return database
        .rows(
            "select state from planner.upgrades where id = ?", row -> row.getString(1), id.value())
        .getFirst();
  }

  private boolean hasStarted() {
    return switch (state()) {
      case "DISCOVERING", "UNDOING", "PROPOSED", "APPROVED" -> false;
      default -> true;
    };
  }

  private void standBy() {
    try {
      while (!insist(this::isOver)) {
        help();
        pause();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does what is up to a person, if anything is. Said no to, or not heard, it is tried again
  /// later.
  private void help() {
    try {
      switch (state()) {
        case "PROPOSED" -> planner.approve(id, planner.upgrade(id).planHash());
        case "APPROVED" -> planner.start(id);
        case "HELD" -> planner.retry(id);
        default -> {
          // nobody is waited for
        }
      }
    } catch (ServiceUnreachable | ApiProblem | IllegalStateException _) {
      // the next look shows whether it was heard
    }
  }

  private interface Question<T> {
    T ask();
  }

  private static <T> T insist(Question<T> question) throws InterruptedException {
    for (var tries = 900; ; tries--) {
      try {
        return question.ask();
      } catch (ServiceUnreachable | ApiProblem | IllegalStateException e) {
        if (tries == 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
  }
}
