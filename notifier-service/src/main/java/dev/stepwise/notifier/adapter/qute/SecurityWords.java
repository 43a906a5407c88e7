package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.SecurityNotice;
import dev.stepwise.notifier.domain.Sighting;
import dev.stepwise.notifier.domain.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of a security notice, for those who run the platform.
record SecurityWords(Phrases phrases, Reader reader) {
  Message of(SecurityNotice notice) {
    var alert = notice.alert();
    var kind = "security." + alert.kind().name().toLowerCase(Locale.ROOT);
    var values = values(notice, kind);
    return new Message(
        phrases.say("security.subject", values),
        capital(phrases.say("security.summary", values)),
        Optional.of(phrases.say("reason", values)),
        List.of(phrases.say("security.evidence", values)),
        phrases.say("advice", Map.of("advice", phrases.say(kind + ".advice"))),
        Optional.empty(),
        alert
            .upgrade()
            .map(upgrade -> phrases.say("reference", Map.of("upgrade", upgrade.value())))
            .orElseGet(() -> phrases.say("security.reference", values)));
  }

  private Map<String, Object> values(SecurityNotice notice, String kind) {
    var alert = notice.alert();
    var values = new HashMap<String, Object>();
    values.put("name", alert.name());
    values.put("place", alert.place());
    values.put("noticedBy", alert.noticedBy());
    values.put("evidence", alert.evidence());
    values.put("reason", alert.detail());
    values.put("at", new Times(reader).moment(alert.at()));
    values.put("count", notice.count());
    values.put("records", phrases.say("security.records", values));
    values.put("consequence", phrases.say(consequence(alert.kind())));
    values.put("what", phrases.say(kind, values));
    return values;
  }

  private static String consequence(Sighting.Kind kind) {
    return switch (kind) {
      case UNSIGNED, FORGED, EXPIRED, WRONG_ZONE, REPLAYED -> "security.consequence.record";
      case HOST_KEY_CHANGED, HOST_KEY_REVOKED -> "security.consequence.host";
    };
  }

  private String capital(String text) {
    return text.substring(0, 1).toUpperCase(reader.language().locale()) + text.substring(1);
  }
}
