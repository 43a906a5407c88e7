package dev.stepwise.audit.domain;

import java.util.Optional;
import java.util.OptionalLong;

/// What a record said of itself: its key and its CloudEvents attributes, each one line of at most
/// [#LONGEST] characters.
///
/// @param time as the author wrote it
/// @param sequence the position in the subject's stream, for upgrade events
/// @param unreadable why the record could not be read; its type is then [#UNREADABLE]
public record Attributes(
    Optional<String> key,
    Optional<String> id,
    Optional<String> source,
    String type,
    Optional<String> subject,
    Optional<String> time,
    OptionalLong sequence,
    Optional<String> unreadable) {
  /// The type of a record that is not a CloudEvent with a JSON object inside.
  public static final String UNREADABLE = "unreadable";

  /// Longer values, which none of ours has, are cut.
  public static final int LONGEST = 500;

  public Attributes {
    key = key.map(Attributes::line);
    id = id.map(Attributes::line);
    source = source.map(Attributes::line);
    type = line(type);
    subject = subject.map(Attributes::line);
    time = time.map(Attributes::line);
    unreadable = unreadable.map(Attributes::line);
  }

  /// A leaf has a line per value, and PostgreSQL takes no NUL: so a poison record with control
  /// characters can neither forge a line nor block the log.
  private static String line(String value) {
    var oneLine = value.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]|\\p{Cs}", "\uFFFD");
    return oneLine.length() <= LONGEST
        ? oneLine
        : oneLine.substring(0, LONGEST).replaceAll("\\p{Cs}", "") + "…";
  }
}
