package dev.stepwise.notifier.adapter.postgres;

import dev.stepwise.notifier.application.Briefings;
import dev.stepwise.notifier.domain.Briefing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// Briefings, to be read.
@ApplicationScoped
class PostgresBriefings implements Briefings {
  private static final int MOST = 1000;

  @Override
  @Transactional
  public List<Briefing> since(Instant moment) {
    return BriefingRow.<BriefingRow>find(
            "changed >= ?1 or wakeAt is not null order by changed desc", moment)
        .range(0, MOST - 1)
        .stream()
        .map(BriefingRow::briefing)
        .toList();
  }
}
