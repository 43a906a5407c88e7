package dev.stepwise.cli.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps one service running: starts it again when it ends by itself, more slowly each time that it
/// ended right after its start, and leaves it alone after the fifth such time in a row. One that
/// was killed did not end by itself, and is started again at once.
public final class Supervisor {
  private static final Duration FAST = Duration.ofSeconds(10);
  private static final int MOST_FAST_DEATHS = 5;
  private static final int TAIL = 15;

  /// The exit code of a process that ended by SIGKILL.
  private static final int KILLED = 128 + 9;

  private final Launch launch;
  private final LogFile log;
  private final ProcessRecord records;
  private final StackListener listener;
  private final Readiness readiness;

  private volatile @Nullable Process process;
  private volatile @Nullable String trouble;
  private volatile boolean stopping;

  Supervisor(
      Launch launch,
      LogFile log,
      ProcessRecord records,
      Readiness readiness,
      StackListener listener) {
    this.launch = launch;
    this.log = log;
    this.records = records;
    this.readiness = readiness;
    this.listener = listener;
  }

  void start() throws IOException {
    log.rotate();
    var first = launchOnce();
    Thread.ofPlatform().daemon().name("supervisor-" + service().word()).start(() -> watch(first));
  }

  /// Which service it is.
  public Service service() {
    return launch.service();
  }

  /// Ends the service at once, as a crash would (SIGKILL). It is started again.
  public void kill() {
    var running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }

  /// The process id of the service as it runs now.
  public long pid() {
    var running = process;
    return running == null ? -1 : running.pid();
  }

  /// Whether the service answers that it is ready.
  public boolean isReady() {
    return readiness.isReady();
  }

  /// Waits until the service is ready. Fails with [StackTrouble] when it does not come up, or not
  /// in time.
  void awaitReady(Duration patience) throws InterruptedException {
    var deadline = System.nanoTime() + patience.toNanos();
    while (!isReady()) {
      var why = trouble;
      if (why != null) {
        throw new StackTrouble(why);
      }
      if (System.nanoTime() > deadline) {
        throw new StackTrouble(withTail("is not ready after " + patience.toSeconds() + " s"));
      }
      Thread.sleep(50);
    }
  }

  /// Asks the service to end.
  void stop() {
    stopping = true;
    var running = process;
    if (running != null) {
      running.destroy();
    }
  }

  /// Waits for the end of a service that was asked to, and makes an end of it when that takes too
  /// long.
  void awaitEnd(Duration patience) throws InterruptedException {
    var running = process;
    if (running != null && !running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      running.destroyForcibly().waitFor();
    }
    records.remove(service().word());
  }

  private Process launchOnce() throws IOException {
    var started = launch.start(log.path());
    process = started;
    records.write(service().word(), started.toHandle());
    if (stopping) {
      started.destroy();
    }
    return started;
  }

  private void watch(Process first) {
    var fastDeaths = 0;
    try {
      for (var current = first; ; current = launchOnce()) {
        var began = System.nanoTime();
        var code = current.waitFor();
        if (stopping) {
          return;
        }
        var byItself = code != KILLED && System.nanoTime() - began < FAST.toNanos();
        fastDeaths = byItself ? fastDeaths + 1 : 0;
        if (fastDeaths >= MOST_FAST_DEATHS) {
          giveUp("ended %d times right after its start".formatted(fastDeaths));
          return;
        }
        listener.died(service(), code);
        Thread.sleep(pause(fastDeaths));
        Thread.startVirtualThread(this::tellWhenBack);
      }
    } catch (IOException e) {
      giveUp("could not be started: " + e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tellWhenBack() {
    try {
      awaitReady(Duration.ofMinutes(1));
      listener.isBack(service());
    } catch (StackTrouble _) {
      // said by giveUp, or by the next death
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveUp(String what) {
    var why = withTail(what);
    trouble = why;
    listener.gaveUp(service(), why);
  }

  private String withTail(String what) {
    return "Expected the %s service to run, but it %s. Its log %s ends with:\n  %s"
        .formatted(service().word(), what, log.path(), String.join("\n  ", log.tail(TAIL)));
  }

  private static Duration pause(int fastDeaths) {
    return fastDeaths == 0 ? Duration.ZERO : Duration.ofMillis(250L << fastDeaths);
  }
}
