package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.application.Moments;
import dev.stepwise.audit.domain.Moment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/// The log's time is that of its checkpoints: each says up to which entry it covers, and since
/// when.
@ApplicationScoped
class PostgresMoments implements Moments {
  @Override
  public Optional<Moment> latest() {
    return first("order by size desc").map(PostgresMoments::end);
  }

  @Override
  public Optional<Moment> of(long entry) {
    return first("size > ?1 order by size", entry).map(row -> moment(row, entry));
  }

  /// By the index over both columns: sizes grow with the time.
  @Override
  public Optional<Moment> at(Instant instant) {
    return first("at <= ?1 order by at desc, size desc", instant).map(PostgresMoments::end);
  }

  private static Optional<CheckpointRow> first(String query, Object... values) {
    return CheckpointRow.<CheckpointRow>find(query, values).page(0, 1).firstResultOptional();
  }

  private static Moment end(CheckpointRow row) {
    return moment(row, row.size - 1);
  }

  private static Moment moment(CheckpointRow row, long entry) {
    return new Moment(entry, row.at, row.toCheckpoint());
  }
}
