package dev.stepwise.audit.adapter.http;

import dev.stepwise.audit.application.Printed;
import dev.stepwise.audit.application.ReadOutput;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.signin.SignIn;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;

/// Writes an output piece by piece, as fast as the reader reads. In text each gap becomes a line
/// that says so; otherwise a gap ends the answer.
final class OutputFlow {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final ReadOutput output;
  private final AttemptId attempt;
  private final boolean isText;
  private final OutputStream to;
  private long reached;

  OutputFlow(ReadOutput output, AttemptId attempt, long from, boolean isText, OutputStream to) {
    this.output = output;
    this.attempt = attempt;
    this.reached = from;
    this.isText = isText;
    this.to = to;
  }

  /// Writes what is sealed up to an offset.
  void writeUntil(long end) throws IOException {
    while (reached < end) {
      var known = output.printed(attempt, reached);
      if (!writeSealed(known, end) && !passes(known, end)) {
        return;
      }
    }
  }

  /// Writes what is there and what will come, until the attempt is over. Fails with [SignInEnded]
  /// when the reader is not signed in any longer: the answer breaks off, so that nobody takes it
  /// for whole, and whoever has a new token asks again with the next offset.
  ///
  /// @param patience how long bytes are awaited that were printed before something that is sealed
  void follow(Duration patience, SignIn signIn) throws IOException {
    to.flush(); // the head of the answer
    var lastByte = System.nanoTime();
    while (true) {
      signIn.requireAt(Instant.now());
      var known = output.printed(attempt, reached);
      var isLate = System.nanoTime() - lastByte > patience.toNanos();
      if (writeSealed(known, Long.MAX_VALUE)
          || (isHopeless(known, isLate) && passes(known, Long.MAX_VALUE))) {
        to.flush();
        lastByte = System.nanoTime();
      } else if (isAtEnd(known, isLate)) {
        return;
      } else {
        pause();
      }
    }
  }

  /// The report of the end and the last of the output are sealed in any order.
  private boolean isAtEnd(Printed known, boolean isLate) {
    return known.gap().isPresent() ? isHopeless(known, isLate) : known.isOver();
  }

  /// Whether the bytes that are missing now will not come any longer.
  private static boolean isHopeless(Printed known, boolean isLate) {
    return known
        .gap()
        .filter(gap -> isLate || known.cutIn(gap).filter(gap::equals).isPresent())
        .isPresent();
  }

  /// Writes what goes on from here without a gap, if anything does.
  private boolean writeSealed(Printed known, long end) throws IOException {
    var until = Math.min(end, known.next().until());
    if (known.next().from() > reached || until <= reached) {
      return false;
    }
    while (reached < until) {
      var piece = output.next(attempt, reached).orElseThrow();
      var length = (int) Math.min(piece.bytes().length, until - piece.offset());
      to.write(piece.bytes(), 0, length);
      reached = piece.offset() + length;
    }
    return true;
  }

  /// Gets past the gap that is here, in text, if it ends before that.
  private boolean passes(Printed known, long end) throws IOException {
    var gap = known.gap().filter(missing -> isText && missing.until() <= end);
    if (gap.isPresent()) {
      to.write(OutputText.gap(gap.get(), known));
      reached = gap.get().until();
    }
    return gap.isPresent();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(e.getMessage());
    }
  }
}
