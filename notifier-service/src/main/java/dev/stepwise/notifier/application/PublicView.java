package dev.stepwise.notifier.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.notifier.application.Calendars.Event;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import dev.stepwise.notifier.domain.UpgradeNotice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What everybody may see: the status page and the calendar.
@ApplicationScoped
public class PublicView {
  private static final Duration MEMORY = Duration.ofDays(90);
  private static final Duration PAGE_IS_GOOD = Duration.ofSeconds(5);

  private final Briefings briefings;
  private final StatusPage page;
  private final Calendars calendars;
  private final Wording wording;
  private final Clock clock;
  private final Kept<StatusSnapshot> status = new Kept<>(PAGE_IS_GOOD);

  public PublicView(
      Briefings briefings, StatusPage page, Calendars calendars, Wording wording, Clock clock) {
    this.briefings = briefings;
    this.page = page;
    this.calendars = calendars;
    this.wording = wording;
    this.clock = clock;
  }

  /// The status page. However many visitors there are, the database is asked once in a few seconds,
  /// and the page is made once in that time for each language and zone.
  public Page status(Reader reader) {
    var now = clock.instant();
    var snapshot = status.get(now, this::snapshot);
    var end = snapshot.at().plus(PAGE_IS_GOOD);
    return new Page(snapshot.html(page, reader), Duration.between(now, end));
  }

  private StatusSnapshot snapshot(Instant now) {
    return new StatusSnapshot(now, Standing.of(briefings.since(now.minus(MEMORY))));
  }

  /// A page.
  ///
  /// @param goodFor how long it is shown as it is
  public record Page(String html, Duration goodFor) {}

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
