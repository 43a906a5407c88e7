package dev.stepwise.planner.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.window.IanaZone;
import dev.stepwise.window.Length;
import dev.stepwise.window.Recurrence;
import dev.stepwise.window.Rule;
import dev.stepwise.window.Windows;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Windows as they are written: in requests, answers and the store.
///
/// @param allow when downtime is allowed; at any time when there is none
/// @param deny when it is not all the same
public record WindowsText(Optional<List<RuleText>> allow, Optional<List<RuleText>> deny) {
  /// One rule as it is written.
  ///
  /// @param zone of the IANA database, such as `Europe/Berlin`
  /// @param start local time, such as `2026-01-03T22:00`, or a day
  /// @param length in ISO 8601, such as `PT6H`; a whole day when it is left out
  /// @param repeats an RRULE of RFC 5545, such as `FREQ=WEEKLY;BYDAY=SA`
  /// @param also further starts
  /// @param except starts at which it does not hold after all
  public record RuleText(
      Optional<String> title,
      String zone,
      String start,
      Optional<String> length,
      Optional<String> repeats,
      Optional<List<String>> also,
      Optional<List<String>> except) {
    static RuleText of(Rule rule) {
      return new RuleText(
          Optional.of(rule.title()).filter(title -> !title.isEmpty()),
          rule.zone().getId(),
          rule.start().toString(),
          Optional.of(rule.length().toString()),
          rule.repeats().map(Recurrence::rrule),
          texts(rule.also()),
          texts(rule.except()));
    }

    private static Optional<List<String>> texts(List<LocalDateTime> times) {
      return Optional.of(times.stream().map(LocalDateTime::toString).toList())
          .filter(some -> !some.isEmpty());
    }

    Rule toRule() {
      return new Rule(
          title.orElse(""),
          IanaZone.of(zone),
          time(start),
          Length.of(length.orElse("P1D")),
          repeats.map(Recurrence::new),
          times(also),
          times(except));
    }

    private static List<LocalDateTime> times(Optional<List<String>> texts) {
      return texts.orElse(List.of()).stream().map(RuleText::time).toList();
    }

    private static LocalDateTime time(String text) {
      try {
        return text.contains("T")
            ? LocalDateTime.parse(text)
            : LocalDate.parse(text).atStartOfDay();
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(
            "Expected a local time such as 2026-01-03T22:00, or a day, but got '%s'"
                .formatted(text),
            e);
      }
    }
  }

  /// As JSON.
  String toJson() {
    try {
      return Wire.mapper().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected windows to have a JSON form", e);
    }
  }

  public static WindowsText of(Windows windows) {
    return new WindowsText(Optional.of(texts(windows.allow())), Optional.of(texts(windows.deny())));
  }

  private static List<RuleText> texts(List<Rule> rules) {
    return rules.stream().map(RuleText::of).toList();
  }

  /// Fails with [IllegalArgumentException] that names the rule.
  public Windows toWindows() {
    return new Windows(rules("allow", allow), rules("deny", deny));
  }

  private static List<Rule> rules(String list, Optional<List<RuleText>> texts) {
    var all = texts.orElse(List.of());
    return IntStream.range(0, all.size())
        .mapToObj(index -> rule("%s[%d]".formatted(list, index), all.get(index)))
        .toList();
  }

  private static Rule rule(String where, RuleText text) {
    try {
      return text.toRule();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("In %s: %s".formatted(where, e.getMessage()), e);
    }
  }
}
