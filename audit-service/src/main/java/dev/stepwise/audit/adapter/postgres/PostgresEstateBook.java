package dev.stepwise.audit.adapter.postgres;

import dev.stepwise.audit.application.EstateBook;
import dev.stepwise.audit.application.LogBook;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.log.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds entries by small indexes, each over those entries only that its question is about; the
/// entries themselves are read by [LogBook].
@ApplicationScoped
class PostgresEstateBook implements EstateBook {
  private static final int MOST_ALERTS = 500;

  /// PostgreSQL does not skip from one upgrade to the next by itself (its wiki, "Loose indexscan").
  private static final String ENDS =
      """
      with recursive upgrades as (
        (select upgrade from audit.entry
         where topic = 'stepwise.upgrades' and ce_sequence is not null and upgrade is not null
         order by upgrade limit 1)
        union all
        select (select e.upgrade from audit.entry e
                where e.topic = 'stepwise.upgrades' and e.ce_sequence is not null
                  and e.upgrade > u.upgrade order by e.upgrade limit 1)
        from upgrades u where u.upgrade is not null)
      select u.upgrade, ended.ce_sequence, ended.idx from upgrades u
      cross join lateral (
        select e.ce_sequence, e.idx from audit.entry e
        where e.topic = 'stepwise.upgrades' and e.ce_sequence is not null
          and e.upgrade = u.upgrade and e.idx <= :through
        order by e.idx desc limit 1) ended
      """;

  private static final String INSTALLATIONS =
      """
      select idx from audit.entry
      where topic = 'stepwise.installations' and ce_sequence is not null and idx <= :through
      order by idx
      """;

  private static final String LAST_COMMAND =
      """
      select idx from audit.entry
      where ce_type = 'dev.stepwise.step.run-step.v1' and host = :host and idx <= :through
        and (:upgrade = '' or upgrade = :upgrade)
      order by idx desc
      """;

  private static final String NOTICES =
      """
      select idx from audit.entry where topic = 'stepwise.notices' and upgrade = :upgrade
        and idx <= :through order by idx
      """;

  private static final String ALERTS =
      """
      select idx from audit.entry where topic = 'stepwise.alerts' and unreadable is null
        and idx between :from and :through order by idx
      """;

  private final EntityManager database;
  private final LogBook log;

  PostgresEstateBook(EntityManager database, LogBook log) {
    this.database = database;
    this.log = log;
  }

  @Override
  public List<End> ends(long through) {
    return rows(query(ENDS, through))
        .map(row -> new End(new UpgradeId((String) row[0]), number(row[1]), number(row[2])))
        .toList();
  }

  @Override
  public List<Kept> installations(long through) {
    return kept(query(INSTALLATIONS, through));
  }

  @Override
  public Optional<Entry> lastCommand(HostId host, Optional<UpgradeId> upgrade, long through) {
    var last =
        query(LAST_COMMAND, through)
            .setParameter("host", host.value())
            .setParameter("upgrade", upgrade.map(UpgradeId::value).orElse(""))
            .setMaxResults(1);
    return kept(last).stream().map(Kept::entry).findFirst();
  }

  @Override
  public List<Kept> notices(UpgradeId upgrade, long through) {
    return kept(query(NOTICES, through).setParameter("upgrade", upgrade.value()));
  }

  @Override
  public List<Kept> alerts(long from, long through) {
    var alerts = query(ALERTS, through).setParameter("from", from).setMaxResults(MOST_ALERTS);
    return kept(alerts);
  }

  private Query query(String sql, long through) {
    return database.createNativeQuery(sql).setParameter("through", through);
  }

  private List<Kept> kept(Query indices) {
    return log.of(
        ((List<?>) indices.getResultList()).stream().map(PostgresEstateBook::number).toList());
  }

  private static Stream<Object[]> rows(Query query) {
    return ((List<?>) query.getResultList()).stream().map(Object[].class::cast);
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
