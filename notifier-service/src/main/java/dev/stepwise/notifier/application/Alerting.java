package dev.stepwise.notifier.application;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Sighting;
import dev.stepwise.notifier.domain.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Turns alerts into notices: the first of a group at once, what follows soon after counted.
@ApplicationScoped
public class Alerting {
  private final AlertStore alerts;
  private final NoticeStore notices;
  private final Audience audience;
  private final Composing composing;
  private final NotifierConfig config;
  private final Clock clock;

  public Alerting(
      AlertStore alerts,
      NoticeStore notices,
      Audience audience,
      Composing composing,
      NotifierConfig config,
      Clock clock) {
    this.alerts = alerts;
    this.notices = notices;
    this.audience = audience;
    this.composing = composing;
    this.config = config;
    this.clock = clock;
  }

  /// Takes one alert, once, however often it comes.
  @Transactional
  public void on(SecurityAlert alert) {
    if (alerts.isNew(alert.name())) {
      var sighting = Sighting.of(alert);
      tellWhenDue(alerts.watch(sighting.group()).seen(sighting));
    }
  }

  /// Tells what was counted, when its time has come.
  @Transactional
  public void tellCounted() {
    for (var group : alerts.untold(clock.instant().minus(config.security().every()))) {
      tellWhenDue(alerts.watch(group));
    }
  }

  private void tellWhenDue(Watch watch) {
    var now = clock.instant();
    var due = watch.due(now, config.security().every());
    due.ifPresent(this::store);
    alerts.save(due.isPresent() ? watch.told(now) : watch);
  }

  private void store(SecurityNotice notice) {
    var message = composing.message(notice);
    notices.add(notice, message, audience.of(notice), clock.instant());
  }
}
