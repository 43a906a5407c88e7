package dev.stepwise.executor.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How a secret may be printed: as it is, each of its lines, and what shells, `echo`, URLs, JSON
/// and base64 make of it.
final class SecretForms {
  /// A shorter part of a secret is not hidden: a `}` or `12` would be found everywhere.
  private static final int SHORTEST_PART = 4;

  private static final Pattern PERCENT = Pattern.compile("%[0-9A-F]{2}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(0[0-7]{0,3}|[abfnrtv\\\\])");
  private static final String UNRESERVED = "-._~";

  private SecretForms() {}

  static Stream<String> of(String secret) {
    return secret.isEmpty()
        ? Stream.empty()
        : Stream.concat(
                Stream.of(secret),
                Stream.of(echoed(secret)).filter(form -> form.length() >= SHORTEST_PART))
            .flatMap(SecretForms::printed);
  }

  /// As the `echo` of dash and other POSIX shells prints it, which reads what stands behind a
  /// backslash, and ends at `\c`.
  private static String echoed(String secret) {
    return ESCAPE
        .matcher(secret.replaceFirst("(?s)(?<!\\\\)((?:\\\\\\\\)*)\\\\c.*", "$1"))
        .replaceAll(escape -> Matcher.quoteReplacement(meaning(escape)));
  }

  private static String meaning(MatchResult escape) {
    var name = escape.group(1);
    return name.startsWith("0")
        ? String.valueOf((char) Integer.parseInt(name, 8))
        : String.valueOf("\007\b\f\n\r\t\013\\".charAt("abfnrtv\\".indexOf(name)));
  }

  private static Stream<String> printed(String secret) {
    var parts = Stream.concat(Stream.of(secret.strip()), secret.lines().map(String::strip));
    return Stream.concat(
        Stream.concat(Stream.of(secret), encoded(secret)),
        parts
            .filter(part -> part.length() >= SHORTEST_PART)
            .flatMap(part -> Stream.concat(Stream.of(part), encoded(part))));
  }

  private static Stream<String> encoded(String text) {
    return Stream.of(quoted(text), inUrls(text), inBase64(text))
        .flatMap(forms -> forms)
        .filter(form -> form.length() >= SHORTEST_PART);
  }

  /// Within single quotes, within double quotes, with backslashes as `printf %q` and `set -x` do,
  /// and in JSON.
  private static Stream<String> quoted(String text) {
    return Stream.of(
        text.replace("'", "'\\''"),
        text.replace("'", "'\"'\"'"),
        text.replaceAll("[\\\\\"$`]", "\\\\$0"),
        text.replaceAll("[^A-Za-z0-9_@%+=:,./\\-\\s]", "\\\\$0").replaceAll("[ \\t]", "\\\\$0"),
        json(text),
        json(text).replace("/", "\\/"));
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  /// As RFC 3986 says, as browsers do, and as forms do; with digits of either case.
  private static Stream<String> inUrls(String text) {
    return Stream.of(
            percent(text, UNRESERVED),
            percent(text, UNRESERVED + "!'()*"),
            percent(text, UNRESERVED + "/"),
            percent(text, "-._* ").replace(' ', '+'))
        .flatMap(form -> Stream.of(form, lowerDigits(form)));
  }

  private static String percent(String text, String kept) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return IntStream.range(0, bytes.length)
        .map(i -> bytes[i] & 0xFF)
        .mapToObj(b -> isPlain(b, kept) ? String.valueOf((char) b) : "%%%02X".formatted(b))
        .collect(Collectors.joining());
  }

  private static boolean isPlain(int value, String kept) {
    return value < 128 && (Character.isLetterOrDigit(value) || kept.indexOf(value) >= 0);
  }

  private static String lowerDigits(String encoded) {
    return PERCENT.matcher(encoded).replaceAll(digits -> digits.group().toLowerCase(Locale.ROOT));
  }

  /// On its own, in one line or several, and amid other text, where it may begin at any of three
  /// places in a group.
  private static Stream<String> inBase64(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
        .flatMap(encoder -> {
          var whole = encoder.encodeToString(bytes);
          var amid = IntStream.range(0, 3).mapToObj(before -> amid(encoder, bytes, before));
          return Stream.concat(Stream.concat(Stream.of(whole), inLines(whole)), amid);
        });
  }

  /// As `base64` and MIME break it, and as PEM does.
  private static Stream<String> inLines(String encoded) {
    return Stream.of(76, 64)
        .filter(width -> encoded.length() > width)
        .flatMap(width -> Arrays.stream(encoded.split("(?<=\\G.{" + width + "})", -1)));
  }

  /// Only the characters that depend on nothing but the secret.
  private static String amid(Base64.Encoder encoder, byte[] bytes, int before) {
    var padded = new byte[before + bytes.length];
    System.arraycopy(bytes, 0, padded, before, bytes.length);
    var from = before == 0 ? 0 : before + 1;
    var to = padded.length * 8 / 6;
    return new String(
        Arrays.copyOfRange(encoder.encode(padded), from, Math.max(from, to)),
        StandardCharsets.US_ASCII);
  }
}
