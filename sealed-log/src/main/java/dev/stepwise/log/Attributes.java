package dev.stepwise.log;

import java.util.Optional;
import java.util.OptionalLong;

/// What a record said of itself: its key, its CloudEvents attributes and its signature, each one
/// line of at most [#LONGEST] characters, the signature of at most [#LONGEST_JWS].
///
/// @param time as the author wrote it
/// @param sequence the position in the subject's stream, for upgrade events
/// @param unreadable why the record could not be read; its type is then [#UNREADABLE]
/// @param jws the signature that came with it, so that it can be proved later who said it; it is
///   kept as it is, genuine or not
public record Attributes(
    Optional<String> key,
    Optional<String> id,
    Optional<String> source,
    String type,
    Optional<String> subject,
    Optional<String> time,
    OptionalLong sequence,
    Optional<String> unreadable,
    Optional<String> jws) {
  /// The type of a record that is not a CloudEvent with a JSON object inside.
  public static final String UNREADABLE = "unreadable";

  /// Longer values, which none of ours has, are cut.
  public static final int LONGEST = 500;

  /// A longer signature, which none of ours is, is cut, and so proves nothing.
  public static final int LONGEST_JWS = 4096;

  public Attributes {
    key = key.map(Attributes::line);
    id = id.map(Attributes::line);
    source = source.map(Attributes::line);
    type = line(type);
    subject = subject.map(Attributes::line);
    time = time.map(Attributes::line);
    unreadable = unreadable.map(Attributes::line);
    jws = jws.map(value -> line(value, LONGEST_JWS));
  }

  /// The attributes of a record that is not signed.
  public Attributes(
      Optional<String> key,
      Optional<String> id,
      Optional<String> source,
      String type,
      Optional<String> subject,
      Optional<String> time,
      OptionalLong sequence,
      Optional<String> unreadable) {
    this(key, id, source, type, subject, time, sequence, unreadable, Optional.empty());
  }

  /// A leaf has a line per value, and PostgreSQL takes no NUL: so a poison record with control
  /// characters can neither forge a line nor block the log.
  private static String line(String value) {
    return line(value, LONGEST);
  }

  private static String line(String value, int longest) {
    if (value.length() <= longest && value.chars().allMatch(Attributes::isPlain)) {
      return value; // nearly always
    }
    var oneLine = value.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]|\\p{Cs}", "\uFFFD");
    return oneLine.length() <= longest
        ? oneLine
        : oneLine.substring(0, longest).replaceAll("\\p{Cs}", "") + "…";
  }

  private static boolean isPlain(int character) {
    return character >= ' ' && character < 0x7f;
  }
}
