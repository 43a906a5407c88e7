package dev.stepwise.notifier.application;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.Sighting;
import dev.stepwise.notifier.domain.Watch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Turns alerts into notices: the first of a group at once, what follows soon after counted.
@ApplicationScoped
public class Alerting {
  private final AlertStore alerts;
  private final Telling telling;
  private final NotifierConfig config;
  private final Clock clock;

  public Alerting(AlertStore alerts, Telling telling, NotifierConfig config, Clock clock) {
    this.alerts = alerts;
    this.telling = telling;
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
    due.ifPresent(telling::tell);
    alerts.save(due.isPresent() ? watch.told(now) : watch);
  }
}
