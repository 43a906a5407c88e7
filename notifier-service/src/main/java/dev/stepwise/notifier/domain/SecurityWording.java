package dev.stepwise.notifier.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The English of a security notice, for those who run the platform.
final class SecurityWording {
  private SecurityWording() {}

  static Message of(SecurityNotice notice, ZoneId zone) {
    var alert = notice.alert();
    return new Message(
        "Security: %s".formatted(what(notice)),
        "%s, noticed by %s at %s. %s"
            .formatted(
                capital(what(notice)),
                alert.noticedBy(),
                new Times(zone).moment(alert.at()),
                consequence(alert.kind())),
        Optional.of("Reason: " + alert.detail()),
        List.of("Look at: " + alert.evidence()),
        "What to do: " + advice(alert.kind()),
        Optional.empty(),
        alert.upgrade().map(upgrade -> "Upgrade: " + upgrade).orElse("Alert: " + alert.name()));
  }

  private static String what(SecurityNotice notice) {
    var place = notice.alert().place();
    return switch (notice.alert().kind()) {
      case UNSIGNED -> "%s without a signature refused (%s)".formatted(records(notice), place);
      case FORGED -> "%s with a forged signature refused (%s)".formatted(records(notice), place);
      case EXPIRED -> "%s refused as too old (%s)".formatted(records(notice), place);
      case WRONG_ZONE -> "%s of another zone refused (%s)".formatted(records(notice), place);
      case REPLAYED -> "%s refused as sent before (%s)".formatted(records(notice), place);
      case HOST_KEY_CHANGED -> "host %s shows a key that is not pinned".formatted(place);
      case HOST_KEY_REVOKED -> "host %s shows a key that is revoked".formatted(place);
    };
  }

  private static String records(SecurityNotice notice) {
    return notice.count() == 1 ? "1 record" : notice.count() + " records";
  }

  private static String consequence(Sighting.Kind kind) {
    return switch (kind) {
      case UNSIGNED, FORGED, EXPIRED, WRONG_ZONE, REPLAYED ->
          "Nothing was started on any host because of it, and no upgrade was changed.";
      case HOST_KEY_CHANGED, HOST_KEY_REVOKED ->
          "Nothing was said to it: no login, no command, no secret.";
    };
  }

  private static String advice(Sighting.Kind kind) {
    return switch (kind) {
      case UNSIGNED, FORGED ->
          "find out who can write to Kafka; only the planner and the executors should (their rights stand in deploy/README.md). If a key was replaced, pin its public half.";
      case WRONG_ZONE ->
          "find out who can write to the topics of that zone, and whether an executor's key was copied to another zone.";
      case REPLAYED ->
          "find out who can write to Kafka: somebody sends again what the planner once said.";
      case EXPIRED ->
          "if Kafka was away for longer than planner.commands-valid, nothing: the planner commands again. If a clock is off, put it right. Else somebody sends again what the planner once said.";
      case HOST_KEY_CHANGED ->
          "if the host was set up anew, compare the key on its console and pin it in the installation. Else somebody stands between the executor and the host.";
      case HOST_KEY_REVOKED -> "give the host a new key, and pin that in the installation.";
    };
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
