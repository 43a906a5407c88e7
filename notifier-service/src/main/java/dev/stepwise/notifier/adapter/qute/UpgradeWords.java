package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.notifier.domain.Downtime;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.NoticeKind;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Times;
import dev.stepwise.notifier.domain.UpgradeNotice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a notice about an upgrade, for people who use the platform and did not plan it.
record UpgradeWords(Phrases phrases, Times times) {
  UpgradeWords(Phrases phrases, Reader reader) {
    this(phrases, new Times(reader));
  }

  Message of(UpgradeNotice notice) {
    var values = values(notice);
    var kind = notice.kind().wireName();
    return new Message(
        phrases.say("subject", values),
        phrases.say(orElse(kind + ".summary", "summary"), values),
        notice.reason().map(_ -> phrases.say("reason", values)),
        notice.ballot().map(ballots()::lines).orElseGet(() -> downtimes(notice)),
        phrases.say("advice", Map.of("advice", phrases.say(kind + ".advice", values))),
        Optional.empty(),
        phrases.say("reference", values));
  }

  /// Something that is, or will be, or was down, in one line.
  String line(Downtime down, boolean forecast) {
    var values = new HashMap<String, Object>();
    values.put("what", down.what());
    values.put("since", times.moment(down.from()));
    down.until()
        .ifPresent(until -> {
          values.put("interval", times.interval(down.from(), until));
          values.put("span", new Spans(phrases).between(down.from(), until));
        });
    var ended = forecast ? "down.forecast" : "down.past";
    return phrases.say(down.until().isPresent() ? ended : "down.open", values);
  }

  private BallotWords ballots() {
    return new BallotWords(phrases, times);
  }

  private List<String> downtimes(UpgradeNotice notice) {
    var kind = notice.kind();
    return notice.downtimes().isEmpty()
        ? List.of(phrases.say(orElse(kind.wireName() + ".none", none(kind))))
        : notice.downtimes().stream().map(down -> line(down, kind.isForecast())).toList();
  }

  private static String none(NoticeKind kind) {
    return switch (kind) {
      case FINISHED, ROLLED_BACK -> "none.past";
      case PLANNED, MOVED, REMINDER_WEEK, REMINDER_DAY, REMINDER_HOUR, STARTED, ROLLING_BACK ->
          "none.forecast";
      case APPROVAL_AWAITED,
          DENIED,
          APPROVAL_EXPIRED,
          OVERRUN,
          HELD,
          PAUSED,
          WAITING,
          WINDOW_AWAITED,
          FAILED,
          ROLLBACK_FAILED,
          CANCELLED ->
          "none.soFar";
    };
  }

  private String orElse(String name, String other) {
    return phrases.has(name) ? name : other;
  }

  private Map<String, Object> values(UpgradeNotice notice) {
    var values = new HashMap<String, Object>();
    values.put("upgrade", notice.upgrade().value());
    values.put("title", notice.title());
    values.put("platform", notice.platform());
    values.put("installation", notice.installation().value());
    values.put("from", notice.from().version());
    values.put("to", notice.to().version());
    values.put("rollback", notice.rollbackOf().isPresent());
    values.put("reason", notice.reason().orElse(""));
    values.put("at", times.moment(notice.at()));
    values.put("start", notice.start().map(times::moment).orElse(""));
    values.put("affected", !notice.downtimes().isEmpty());
    values.put("down", notice.downtimes().stream().anyMatch(down -> down.until().isEmpty()));
    notice.ballot().ifPresent(ballot -> values.putAll(ballots().values(ballot)));
    values.put("undertaking", phrases.say("undertaking", values));
    for (var word : List.of("now", "then")) {
      var name = notice.kind().wireName() + "." + word;
      values.put(word, phrases.has(name) ? phrases.say(name, values) : "");
    }
    return values;
  }
}
