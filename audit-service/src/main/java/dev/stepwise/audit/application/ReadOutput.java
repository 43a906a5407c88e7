package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.BrokenSeal;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.log.Piece;
import dev.stepwise.log.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads what runs printed, one piece at a time: never more than a piece is in memory.
@ApplicationScoped
public class ReadOutput {
  private final OutputBook book;

  ReadOutput(OutputBook book) {
    this.book = book;
  }

  /// The attempt whose output is asked for. Fails with [NotSealed] when nothing is sealed of it.
  ///
  /// @param number empty for the latest that printed
  /// @param mayCome whether it is enough that something is known of the run, as it may yet print
  @Transactional
  public AttemptId find(
      UpgradeId upgrade, int stage, HostId host, OptionalInt number, boolean mayCome) {
    var latest = number.isPresent() ? number : book.latestThatPrinted(upgrade, stage, host);
    var attempt = new AttemptId(upgrade, stage, host, latest.orElse(1));
    if (latest.isPresent() && book.at(attempt, 0).isPresent()
        || mayCome && book.knows(upgrade, stage, host)) {
      return attempt;
    }
    throw new NotSealed(
        "Expected output of upgrade %s, stage %d on %s, but none is sealed"
            .formatted(upgrade, stage, host));
  }

  /// What is known of an output from an offset on.
  @Transactional
  public Printed printed(AttemptId attempt, long from) {
    // first how it ended: what is sealed by then is seen by the second look
    var end = book.end(attempt).map(ReadOutput::ended);
    return new Printed(
        attempt,
        from,
        Stretch.joined(book.stretches(attempt, from)),
        end.filter(report -> report.attempt().equals(attempt)).map(RunEnded::output),
        end.isPresent());
  }

  /// The bytes from an offset on, as many as one record brought; when it lies in a gap, those
  /// behind the gap; empty when there are none yet. Fails with [BrokenSeal] when somebody changed
  /// them.
  @Transactional
  public Optional<Piece> next(AttemptId attempt, long offset) {
    return book.at(attempt, offset).map(kept -> sound(kept, attempt).from(offset));
  }

  private static Piece sound(Kept kept, AttemptId attempt) {
    return Piece.of(kept.entry(), kept.soundPayload())
        .filter(piece -> piece.attempt().equals(attempt))
        .orElseThrow(() ->
            new BrokenSeal(
                kept.entry().index(), "Expected output of " + attempt + ", but it is not"));
  }

  private static RunEnded ended(Kept kept) {
    return Wire.decode(kept.soundPayload(), RunEnded.class);
  }
}
