package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.application.LogBook;
import dev.stepwise.audit.application.OutputBook;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.log.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// The table `output_chunk`, which says in which entry the bytes of an output lie.
@ApplicationScoped
class PostgresOutputBook implements OutputBook {
  /// No piece is longer, as Kafka takes no such record; so none that begins further ahead of an
  /// offset reaches it.
  private static final long LONGEST_PIECE = 1024 * 1024;

  private static final String OF_RUN =
      " where upgrade = :upgrade and stage = :stage and host = :host";
  private static final String OF_ATTEMPT =
      " from audit.output_chunk" + OF_RUN + " and attempt = :attempt";
  private static final String BY_OFFSET = " order by \"offset\", idx";

  private final EntityManager database;
  private final LogBook log;

  PostgresOutputBook(EntityManager database, LogBook log) {
    this.database = database;
    this.log = log;
  }

  @Override
  public OptionalInt latestThatPrinted(UpgradeId upgrade, int stage, HostId host) {
    var latest =
        ofRun("select max(attempt) from audit.output_chunk" + OF_RUN, upgrade, stage, host)
            .getSingleResult();
    return latest instanceof Number number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  @Override
  public boolean knows(UpgradeId upgrade, int stage, HostId host) {
    return !ofRun("select idx from audit.entry" + OF_RUN, upgrade, stage, host)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Override
  public List<Stretch> stretches(AttemptId attempt, long from) {
    var query =
        ofAttempt("select \"offset\", until", " and \"offset\" > :least and until > :from", attempt)
            .setParameter("least", from - LONGEST_PIECE)
            .setParameter("from", from);
    return rows(query).map(row -> new Stretch(number(row, 0), number(row, 1))).toList();
  }

  @Override
  public Optional<Kept> at(AttemptId attempt, long offset) {
    var holding =
        ofAttempt(
                "select idx",
                " and \"offset\" > :least and \"offset\" <= :from and until > :from",
                attempt)
            .setParameter("least", offset - LONGEST_PIECE)
            .setParameter("from", offset);
    var behind =
        ofAttempt("select idx", " and \"offset\" > :from", attempt).setParameter("from", offset);
    return first(holding).or(() -> first(behind)).flatMap(log::entry);
  }

  @Override
  public Optional<Kept> end(AttemptId attempt) {
    var ends =
        ofRun(
                "select idx from audit.entry"
                    + OF_RUN
                    + " and attempt >= :attempt and ce_type = 'dev.stepwise.step.run-ended.v1'"
                    + " order by attempt, idx",
                attempt.upgradeId(),
                attempt.stage(),
                attempt.host())
            .setParameter("attempt", attempt.number());
    return first(ends).flatMap(log::entry);
  }

  private Query ofAttempt(String what, String where, AttemptId attempt) {
    return ofRun(
            what + OF_ATTEMPT + where + BY_OFFSET,
            attempt.upgradeId(),
            attempt.stage(),
            attempt.host())
        .setParameter("attempt", attempt.number());
  }

  private Query ofRun(String sql, UpgradeId upgrade, int stage, HostId host) {
    return database
        .createNativeQuery(sql)
        .setParameter("upgrade", upgrade.value())
        .setParameter("stage", stage)
        .setParameter("host", host.value());
  }

  private static Optional<Long> first(Query query) {
    return ((Stream<?>) query.setMaxResults(1).getResultStream())
        .map(idx -> ((Number) idx).longValue())
        .findFirst();
  }

  private static Stream<Object[]> rows(Query query) {
    return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
  }

  private static long number(Object[] row, int column) {
    return ((Number) row[column]).longValue();
  }
}
