package dev.stepwise.executor.application;

import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.execution.StepReport.RunHeartbeat;
import dev.stepwise.contracts.failpoint.Failpoint;
import dev.stepwise.executor.domain.HeadAndTail;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

/// The reports of one run, in order, though the heartbeats come from another thread than the rest.
/// Nothing is sent after the end.
final class RunReporter {
  /// Bytes of output in one record on Kafka, which takes a megabyte, in base64.
  private static final int LARGEST_RECORD = 256 * 1024;

  private final RunStep command;
  private final Reports reports;
  private final ExecutorSettings settings;
  private final Clock clock;
  private final HeadAndTail shown;
  private boolean began;
  private volatile boolean over;
  private volatile boolean told;
  private long passedOn;

  RunReporter(RunStep command, Reports reports, ExecutorSettings settings, Clock clock) {
    this.command = command;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
    this.shown = new HeadAndTail(settings.outputLimit(), settings.outputTail());
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

  /// Passes output on, up to the limit.
  synchronized void printed(byte[] more) throws InterruptedException {
    var head = shown.add(more);
    send(passedOn, head);
    passedOn += head.length;
  }

  /// Passes the end of the output on, when that was not done yet, and tells how the run ended.
  ///
  /// @param output without what was cut out of it, which is known here
  synchronized void ended(Outcome outcome, Output output) throws InterruptedException {
    over = true;
    Failpoint.EXECUTOR_ENDED_NOT_REPORTED.reached();
    send(shown.tailOffset(), shown.tail());
    reports.send(
        new RunEnded(
            command.attempt(),
            command.fence(),
            outcome,
            new Output(output.bytes(), output.sha256(), output.tail(), shown.cut()),
            settings.executor(),
            clock.instant()));
    told = true;
    Failpoint.EXECUTOR_REPORTED_NOT_FORGOTTEN.reached();
  }

  /// Whether the end is on its topic.
  boolean hasToldEnd() {
    return told;
  }

  /// No more heartbeats, though the run is not over. Does not wait for a report under way.
  void leave() {
    over = true;
  }

  private void send(long offset, byte[] bytes) throws InterruptedException {
    for (var from = 0; from < bytes.length; from += LARGEST_RECORD) {
      var piece = Arrays.copyOfRange(bytes, from, Math.min(from + LARGEST_RECORD, bytes.length));
      Failpoint.EXECUTOR_OUTPUT_READ_NOT_SENT.reached();
      reports.send(
          new StepOutput(
              command.attempt(), offset + from, Base64.getEncoder().encodeToString(piece)));
      Failpoint.EXECUTOR_OUTPUT_SENT_NOT_REMEMBERED.reached();
    }
  }
}
