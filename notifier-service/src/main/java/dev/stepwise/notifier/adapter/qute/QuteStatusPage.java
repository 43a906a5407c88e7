package dev.stepwise.notifier.adapter.qute;

import dev.stepwise.notifier.application.StatusPage;
import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import dev.stepwise.notifier.domain.Times;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The page by the template `status.html`. What is put into it is escaped.
@ApplicationScoped
class QuteStatusPage implements StatusPage {
  private final Template template;
  private final QuteWording wording;

  QuteStatusPage(@Location("status.html") Template template, QuteWording wording) {
    this.template = template;
    this.wording = wording;
  }

  @Override
  public String title(Reader reader) {
    return "Stepwise · " + wording.phrases(reader).say("status.title");
  }

  @Override
  public String html(List<Standing> standings, Reader reader, Instant now) {
    var words = wording.phrases(reader);
    var down = standings.stream().anyMatch(Standing::isDown);
    return template
        .data("lang", reader.language().tag())
        .data("zone", reader.zone().getId())
        .data("title", title(reader))
        .data("down", down)
        .data("headline", words.say(headline(standings, down)))
        .data("cards", standings.stream().map(standing -> card(standing, reader)).toList())
        .data("asOf", words.say("status.asOf", Map.of("at", new Times(reader).moment(now))))
        .data("calendar", words.say("status.calendar"))
        .render();
  }

  private static String headline(List<Standing> standings, boolean down) {
    if (standings.isEmpty()) {
      return "status.none";
    }
    return down ? "status.down" : "status.calm";
  }

  /// An installation on the page; `look` is the name of a colour in the template.
  private Map<String, Object> card(Standing standing, Reader reader) {
    var phase = standing.notice().kind().phase();
    var message = wording.of(standing.notice(), reader);
    return Map.of(
        "title", standing.notice().title(),
        "phase", wording.phrases(reader).say("status.phase." + phase),
        "look", standing.isDown() ? "down" : phase.name().toLowerCase(Locale.ROOT),
        "subject", message.subject(),
        "lines", message.downtimes());
  }
}
