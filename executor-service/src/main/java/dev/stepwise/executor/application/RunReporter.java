package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.contracts.failpoint.Failpoint;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

/// The reports of one run, in order, though the heartbeats come from another thread than the rest.
/// Nothing is sent after the end.
final class RunReporter {
  private final RunStep command;
  private final Reports reports;
  private final ExecutorSettings settings;
  private final Clock clock;
  private boolean began;
  private volatile boolean over;
  private long passedOn;

  RunReporter(RunStep command, Reports reports, ExecutorSettings settings, Clock clock) {
    this.command = command;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  /// The script is on the host; told once.
  synchronized void began(boolean attached) throws InterruptedException {
    if (!began) {
      began = true;
      reports.send(
          new RunBegan(
              command.attempt(), command.fence(), attached, settings.executor(), clock.instant()));
      Failpoint.EXECUTOR_BEGAN_NOT_FOLLOWED.reached();
    }
  }

  synchronized void heartbeat(String hostState, long outputBytes) throws InterruptedException {
    if (!over) {
      reports.send(
          new RunHeartbeat(
              command.attempt(),
              command.fence(),
              hostState,
              outputBytes,
              settings.executor(),
              clock.instant()));
    }
  }

  /// Passes output on, up to the limit, and says once that there was more.
  synchronized void printed(byte[] more) throws InterruptedException {
    var left = settings.outputLimit() - passedOn;
    if (more.length == 0 || left < 0) {
      return;
    }
    var fits = (int) Math.min(left, more.length);
    send(passedOn, Arrays.copyOf(more, fits));
    passedOn += fits;
    if (fits < more.length) {
      send(passedOn, cutNotice());
      passedOn = settings.outputLimit() + 1;
    }
  }

  synchronized void ended(Outcome outcome, Output output) throws InterruptedException {
    over = true;
    Failpoint.EXECUTOR_ENDED_NOT_REPORTED.reached();
    reports.send(
        new RunEnded(
            command.attempt(),
            command.fence(),
            outcome,
            output,
            settings.executor(),
            clock.instant()));
    Failpoint.EXECUTOR_REPORTED_NOT_FORGOTTEN.reached();
  }

  /// No more heartbeats, though the run is not over. Does not wait for a report under way.
  void leave() {
    over = true;
  }

  private void send(long offset, byte[] bytes) throws InterruptedException {
    if (bytes.length > 0) {
      Failpoint.EXECUTOR_OUTPUT_READ_NOT_SENT.reached();
      reports.send(
          new StepOutput(command.attempt(), offset, Base64.getEncoder().encodeToString(bytes)));
      Failpoint.EXECUTOR_OUTPUT_SENT_NOT_REMEMBERED.reached();
    }
  }

  private byte[] cutNotice() {
    return "\n[stepwise: more than %d bytes were printed; the rest stays on the host, its digest is in the report]\n"
        .formatted(settings.outputLimit())
        .getBytes(StandardCharsets.UTF_8);
  }
}
