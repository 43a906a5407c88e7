package dev.stepwise.notifier.application;

import static dev.stepwise.notifier.Facts.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.Language;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicViewTest {
  private static final Reader ENGLISH = new Reader(Language.EN, ZoneOffset.UTC);
  private static final Reader CHINESE = new Reader(Language.ZH, ZoneOffset.UTC);

  private final List<Instant> asked = new ArrayList<>();
  private final List<String> made = new ArrayList<>();
  private final SettableClock clock = new SettableClock();
  private final PublicView view =
      new PublicView(this::none, new Pages(), new NoCalendars(), new NoWords(), clock);

  @Test
  void a_page_is_made_once_for_all_who_read_the_language_and_says_how_long_it_holds() {
    var first = view.status(ENGLISH);
    clock.now = NOON.plusSeconds(3);
    var second = view.status(ENGLISH);

    assertThat(made).containsExactly("EN " + NOON);
    assertThat(second.html()).isEqualTo(first.html());
    assertThat(first.goodFor()).isEqualTo(Duration.ofSeconds(5));
    assertThat(second.goodFor()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void each_language_has_a_page_of_its_own_of_the_same_moment() {
    view.status(ENGLISH);
    clock.now = NOON.plusSeconds(1);
    view.status(CHINESE);

    assertThat(made).containsExactly("EN " + NOON, "ZH " + NOON);
    assertThat(asked).hasSize(1);
  }

  @Test
  void after_a_few_seconds_it_is_made_anew() {
    view.status(ENGLISH);
    clock.now = NOON.plusSeconds(5);
    view.status(ENGLISH);

    assertThat(made).containsExactly("EN " + NOON, "EN " + NOON.plusSeconds(5));
  }

  @Test
  void zones_without_number_fill_no_memory_and_are_answered_all_the_same() {
    for (var minutes = 0; minutes < 200; minutes++) {
      var zone = ZoneOffset.ofTotalSeconds(minutes * 60);
      assertThat(view.status(new Reader(Language.EN, zone)).html()).isEqualTo("EN " + NOON);
    }
    made.clear();

    view.status(new Reader(Language.EN, ZoneOffset.ofTotalSeconds(99 * 60)));
    view.status(new Reader(Language.EN, ZoneOffset.ofTotalSeconds(100 * 60)));

    assertThat(made).as("only the first 100 are kept").hasSize(1);
    assertThat(asked).hasSize(1);
  }

  private List<Briefing> none(Instant since) {
    asked.add(since);
    return List.of();
  }

  private final class Pages implements StatusPage {
    @Override
    public String title(Reader reader) {
      return "";
    }

    @Override
    public String html(List<Standing> standings, Reader reader, Instant now) {
      made.add(reader.language() + " " + now);
      return made.getLast();
    }
  }

  private static final class NoCalendars implements Calendars {
    @Override
    public Invitation invitation(Event event, String organizer, String attendee, Instant now) {
      throw new AssertionError();
    }

    @Override
    public String feed(String name, List<Event> events, Instant now) {
      throw new AssertionError();
    }
  }

  private static final class NoWords implements Wording {
    @Override
    public Message of(Notice notice, Reader reader) {
      throw new AssertionError();
    }

    @Override
    public String possibleDuplicate(Reader reader) {
      throw new AssertionError();
    }
  }

  private static final class SettableClock extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
