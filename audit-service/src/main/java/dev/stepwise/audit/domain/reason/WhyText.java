package dev.stepwise.audit.domain.reason;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The chain as a person reads it at two in the morning. Times are in UTC.
public final class WhyText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The parts that are worth a line of their own; the others are in the JSON.
  private static final Set<String> SHOWN =
      Set.of("planHash", "playbook", "scriptSha256", "notAfter", "user", "sha256", "facts");

  private WhyText() {}

  /// Plain text, a line for each link, with the entry that seals it.
  public static String of(Why why) {
    var text = new StringBuilder();
    text.append(
        "Why did '%s' (%s) run on %s?%nUpgrade %s of %s, stage %d, attempt %d%s%n%n"
            .formatted(
                why.title(),
                why.step(),
                why.host(),
                why.upgrade(),
                why.installation(),
                why.stage() + 1,
                why.attempt(),
                why.cite().map(cite -> ", manual " + cite).orElse("")));
    why.because().forEach(link -> append(text, link));
    text.append(
        "%nThe number in brackets is the entry of the log; its proof: GET /api/v1/entries/N/proof%n"
            .formatted());
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static void append(StringBuilder text, Because link) {
    text.append(
        "%s  %-9s %s%s  [%d]%n"
            .formatted(
                TIME.format(link.at()),
                link.link().name().toLowerCase(Locale.ROOT),
                link.who().map(who -> who + ": ").orElse(""),
                link.says(),
                link.entry()));
    link.details().entrySet().stream()
        .filter(detail -> SHOWN.contains(detail.getKey()))
        .map(Map.Entry::toString)
        .forEach(detail -> text.append("%32s%s%n".formatted("", detail.replaceFirst("=", " "))));
  }
}
