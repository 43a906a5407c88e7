package dev.stepwise.audit.adapter.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.audit.application.Printed;
import dev.stepwise.audit.application.ReadOutput;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.Piece;
import dev.stepwise.log.Stretch;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/// Writes an output piece by piece, as fast as the reader reads. In text each gap becomes a line
/// that says so; otherwise a gap ends the answer.
final class OutputFlow {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

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

  /// Writes up to an offset, which is sealed.
  void writeUntil(long end) throws IOException {
    while (reached < end && writeNext(end)) {
      // one piece after the other
    }
  }

  /// Writes what is there and what will come, until the attempt is over.
  void follow() throws IOException {
    to.flush(); // the head of the answer
    while (true) {
      var known = output.printed(attempt, reached);
      var before = reached;
      while (reached < known.end()) {
        if (!writeNext(Long.MAX_VALUE)) {
          return;
        }
      }
      if (isAtEnd(known)) {
        return;
      }
      if (reached == before) {
        pause();
      } else {
        to.flush();
      }
    }
  }

  /// The report of the end and the last of the output are sealed in any order.
  private boolean isAtEnd(Printed known) {
    return known.isOver() && known.output().map(whole -> reached >= whole.bytes()).orElse(true);
  }

  private boolean writeNext(long end) throws IOException {
    var piece = output.next(attempt, reached).orElse(null);
    if (piece == null || (piece.offset() > reached && !isText)) {
      return false;
    }
    if (piece.offset() > reached) {
      to.write(OutputText.gap(new Stretch(reached, piece.offset())).getBytes(UTF_8));
    }
    write(piece, end);
    return true;
  }

  private void write(Piece piece, long end) throws IOException {
    var length = (int) Math.min(piece.bytes().length, end - piece.offset());
    to.write(piece.bytes(), 0, length);
    reached = piece.offset() + length;
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
