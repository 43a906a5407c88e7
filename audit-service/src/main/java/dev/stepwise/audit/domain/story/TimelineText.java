package dev.stepwise.audit.domain.story;

import dev.stepwise.audit.domain.story.Happening.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A timeline as a person reads it. Times are in UTC.
public final class TimelineText {
  private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd");
  private static final DateTimeFormatter TIME = formatter("HH:mm:ss");

  private final Timeline timeline;
  private final StringBuilder text = new StringBuilder();
  private String day = "";

  private TimelineText(Timeline timeline) {
    this.timeline = timeline;
  }

  /// Plain text, a line for each happening, with the entry that seals it.
  public static String of(Timeline timeline) {
    var page = new TimelineText(timeline);
    page.head();
    timeline.happenings().forEach(page::line);
    return page.text.toString();
  }

  private void head() {
    var upgrade = timeline.upgrade();
    line(
        "%s %s of %s (%s): %s"
            .formatted(
                upgrade.rollbackOf().isPresent() ? "Rollback" : "Upgrade",
                upgrade.id(),
                upgrade.installation(),
                upgrade.platform(),
                upgrade.state()));
    var totals = timeline.totals();
    line(
        "%s in all, %s of it waiting for people; %d decisions, %d troubles, %d notices, %d alerts"
            .formatted(
                words(totals.total()),
                words(totals.waited()),
                totals.decisions(),
                totals.troubles(),
                totals.notices(),
                totals.alerts()));
  }

  private void line(Happening happening) {
    day(DAY.format(happening.at()));
    happening
        .waited()
        .ifPresent(
            wait -> line("          … %s for %s".formatted(words(wait.time()), wait.purpose())));
    line(
        "%s  %s%s%s%s  [%d]"
            .formatted(
                TIME.format(happening.at()),
                happening.kind() == Kind.STAGE ? stage(happening) : place(happening),
                happening.who().map(who -> who + " ").orElse(""),
                happening.what(),
                happening.took().map(time -> " (" + words(time) + ")").orElse(""),
                happening.entry()));
  }

  private void day(String date) {
    if (!date.equals(day)) {
      day = date;
      line("");
      line(date + " UTC");
    }
  }

  private String stage(Happening happening) {
    var index = happening.stage().orElseThrow();
    return timeline.stages().stream()
        .filter(span -> span.stage() == index)
        .findFirst()
        .map(span ->
            "── stage %d: %s%s%s "
                .formatted(
                    index + 1,
                    span.title(),
                    span.group().map(group -> " (" + group + ")").orElse(""),
                    span.took().map(time -> ", " + words(time)).orElse(", goes on")))
        .orElse("");
  }

  private static String place(Happening happening) {
    var mark = happening.kind() == Kind.TROUBLE || happening.kind() == Kind.ALERT ? "! " : "  ";
    var attempt = happening.attempt().orElse(1) > 1 ? " #" + happening.attempt().getAsInt() : "";
    return happening.kind() == Kind.NOTICE
        ? "  told: "
        : mark + happening.host().map(host -> host + attempt + ": ").orElse("");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  /// `0.4 s`, `12 s`, `3 min 5 s`, `2 h 4 min`.
  public static String words(Duration time) {
    if (time.toSeconds() < 10) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    if (time.toMinutes() < 1) {
      return time.toSeconds() + " s";
    }
    return time.toHours() < 1
        ? "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart())
        : "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
  }

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
