package dev.stepwise.notifier.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.notifier.application.Calendars.Event;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import dev.stepwise.notifier.domain.UpgradeNotice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// What everybody may see: the status page and the calendar.
@ApplicationScoped
public class PublicView {
  private static final Duration MEMORY = Duration.ofDays(90);

  private final Briefings briefings;
  private final StatusPage page;
  private final Calendars calendars;
  private final Wording wording;
  private final Clock clock;

  public PublicView(
      Briefings briefings, StatusPage page, Calendars calendars, Wording wording, Clock clock) {
    this.briefings = briefings;
    this.page = page;
    this.calendars = calendars;
    this.wording = wording;
    this.clock = clock;
  }

  /// HTML.
  public String status(Reader reader) {
    var now = clock.instant();
    return page.html(Standing.of(briefings.since(now.minus(MEMORY))), reader, now);
  }

  /// A calendar file of what is planned, and of what was.
  public String calendar(Optional<InstallationId> installation, Reader reader) {
    var now = clock.instant();
    var events =
        Standing.planned(briefings.since(now.minus(MEMORY)), installation).stream()
            .map(notice -> event(notice, reader))
            .toList();
    return calendars.feed(page.title(reader), events, now);
  }

  private Event event(UpgradeNotice notice, Reader reader) {
    return new Event(notice.entry().orElseThrow(), wording.of(notice, reader));
  }
}
