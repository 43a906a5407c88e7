package dev.stepwise.notifier.adapter.alertmanager;

import dev.stepwise.notifier.adapter.alertmanager.AlertmanagerHttp.Unwilling;
import dev.stepwise.notifier.application.Channel;
import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.config.NotifierConfig.Alertmanager;
import dev.stepwise.notifier.config.Secret;
import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.NoticeKind;
import dev.stepwise.notifier.domain.Sending;
import dev.stepwise.notifier.domain.Sending.Refused;
import dev.stepwise.notifier.domain.Sending.Sent;
import dev.stepwise.notifier.domain.Sending.TryLater;
import dev.stepwise.notifier.domain.UpgradeNotice;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/// Silences the alerts that an upgrade would raise: opened when it starts, lengthened when it takes
/// longer, ended when it is over, however it ends. A silence carries the notice's id, so one that
/// was opened before a crash is found and not opened twice.
@ApplicationScoped
@Startup
class AlertmanagerChannel implements Channel {
  private final Alertmanager config;
  private final Optional<AlertmanagerHttp> http;

  /// Fails with [IllegalArgumentException] when it would silence everything.
  AlertmanagerChannel(NotifierConfig config) {
    this.config = config.alertmanager();
    if (this.config.url().isPresent() && this.config.matchers().isEmpty()) {
      throw new IllegalArgumentException(
          "Expected notifier.alertmanager.matchers to say which alerts, such as .matchers.installation={installation}, but there is none");
    }
    var token = this.config.token().map(it -> Secret.read("notifier.alertmanager.token", it));
    http = this.config.url().map(url -> new AlertmanagerHttp(url, token));
  }

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public Sending send(Delivery delivery, Message message) {
    if (http.isEmpty() || !(delivery.notice() instanceof UpgradeNotice notice)) {
      return new Refused("Expected notifier.alertmanager.url and an upgrade, but one is missing");
    }
    try {
      return switch (notice.kind().phase()) {
        case UNDER_WAY -> open(http.get(), delivery, notice);
        case OVER -> close(http.get(), delivery);
        case AHEAD, STOPPED -> new Sent();
      };
    } catch (Unwilling e) {
      return e.status >= 500 || e.status == 429
          ? new TryLater(String.valueOf(e.getMessage()), Optional.empty(), false)
          : new Refused(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      // Whether it was done is found out by the next try.
      var reason = "Alertmanager: " + e.getClass().getSimpleName();
      return new TryLater(reason, Optional.empty(), false);
    }
  }

  private Sending open(AlertmanagerHttp api, Delivery delivery, UpgradeNotice notice)
      throws IOException, Unwilling {
    var opened = api.find(Silence.mark(notice.id()));
    if (opened.isPresent()) {
      return new Sent(opened);
    }
    var before = notice.kind() == NoticeKind.OVERRUN ? last(delivery) : Optional.<String>empty();
    var silence = Silence.of(notice, before, config.matchers(), config.margin());
    return silence.isPresent() ? new Sent(Optional.of(api.put(silence.get()))) : new Sent();
  }

  private static Sending close(AlertmanagerHttp api, Delivery delivery)
      throws IOException, Unwilling {
    // A rollback ends what its upgrade has opened, too.
    for (var silence : delivery.receipts()) {
      api.expire(silence);
    }
    return new Sent();
  }

  private static Optional<String> last(Delivery delivery) {
    return delivery.receipts().isEmpty()
        ? Optional.empty()
        : Optional.of(delivery.receipts().getLast());
  }
}
