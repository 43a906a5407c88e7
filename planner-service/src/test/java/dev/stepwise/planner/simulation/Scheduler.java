package dev.stepwise.planner.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Runs tasks in turns, never two at a time. A task can be put aside, or its process can die, at
/// each [#point], which every port calls.
final class Scheduler {
  private final Chance chance;
  private final List<Task> tasks = new ArrayList<>();
  private final Semaphore handedBack = new Semaphore(0);
  private final double asides;
  private final double deaths;
  private @Nullable Task running;

  /// Some seeds interleave much and some little, some kill often and some never.
  Scheduler(Chance chance) {
    this.chance = chance;
    this.asides = chance.oneOf(List.of(0.02, 0.1, 0.4));
    this.deaths = chance.oneOf(List.of(0.0, 0.002, 0.02));
  }

  /// Something whose tasks all die at once.
  interface Process {
    void die();

    boolean isAlive();
  }

  void start(Process process, String name, Runnable work) {
    var task = new Task(process, name);
    tasks.add(task);
    task.thread = Thread.ofVirtual().unstarted(() -> carryThrough(task, work));
    resume(task);
  }

  boolean isAtWork(Process process, String name) {
    return tasks.stream().anyMatch(task -> task.process == process && task.name.equals(name));
  }

  /// Lets one of the tasks that were put aside go on.
  void resumeOne() {
    if (!tasks.isEmpty()) {
      resume(chance.oneOf(tasks));
    }
  }

  /// Ends what is left, as if all processes had died.
  void endAll() {
    List.copyOf(tasks)
        .forEach(task -> {
          task.ended = true;
          resume(task);
        });
  }

  /// The task that runs now; none while the world itself is at work.
  Optional<Object> current() {
    return Optional.ofNullable(running);
  }

  /// Here others may come in between, or the process may die.
  void point() {
    if (running == null) {
      return;
    }
    if (chance.strikes(deaths)) {
      running.process.die();
    }
    dieIfDead(running);
    if (chance.strikes(asides)) {
      stepAside();
    }
  }

  /// Lets others come first.
  void stepAside() {
    var me = running;
    if (me == null) {
      throw new Violation("Expected only a task to wait");
    }
    handedBack.release();
    me.turn.acquireUninterruptibly();
    dieIfDead(me);
  }

  private static void dieIfDead(Task task) {
    if (task.ended || !task.process.isAlive()) {
      throw new Died();
    }
  }

  private void resume(Task task) {
    running = task;
    if (task.isStarted) {
      task.turn.release();
    } else {
      task.isStarted = true;
      task.thread.start();
    }
    handedBack.acquireUninterruptibly();
    running = null;
    if (task.failure != null) {
      throw new Violation(
              "Expected task '%s' to go well, but %s".formatted(task.name, task.failure))
          .because(task.failure);
    }
  }

  private void carryThrough(Task task, Runnable work) {
    try {
      work.run();
    } catch (Died _) {
      // as it was to be
    } catch (RuntimeException | Error e) {
      task.failure = e;
    }
    tasks.remove(task);
    handedBack.release();
  }

  private static final class Task {
    private final Process process;
    private final String name;
    private final Semaphore turn = new Semaphore(0);
    private Thread thread = Thread.currentThread();
    private boolean isStarted;
    private boolean ended;
    private @Nullable Throwable failure;

    Task(Process process, String name) {
      this.process = process;
      this.name = name;
    }
  }

  /// No exception, so that no `catch` stops it.
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;

    Died() {
      super("killed", null, false, false);
    }
  }
}
