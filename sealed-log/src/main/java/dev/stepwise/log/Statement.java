package dev.stepwise.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.Sha256;
import java.util.Optional;

/// The leaf of an entry: a short text in UTF-8, a name and a value on each line, which a person can
/// read and any language can make again. What is absent has no line.
///
/// <pre>
///   stepwise-entry/v1
///   index 41
///   topic stepwise.upgrades
///   partition 3
///   offset 7
///   key u-1
///   id u-1/8
///   source /planner
///   type dev.stepwise.upgrade.stage-started.v1
///   subject u-1
///   time 2026-01-01T10:00:00Z
///   sequence 8
///   payload-sha256 9f86…
///   payload-size 112
/// </pre>
///
/// The leaf of a signed record begins with `stepwise-entry/v2` and has the digest of its signature
/// on the line before `payload-sha256`, as `jws-sha256`; the signature is kept beside the log as
/// the payload is.
///
/// The leaf of output begins with `stepwise-entry/v3`; in place of `payload-sha256` and
/// `payload-size` it has `lines-count`, `lines-size` and `lines-root` ([SaltedLines]), so that
/// single lines can be left out later. Leaves of the older forms stay as they are.
public final class Statement {
  private static final String UNSIGNED = "stepwise-entry/v1";
  private static final String SIGNED = "stepwise-entry/v2";
  private static final String BY_LINES = "stepwise-entry/v3";

  private Statement() {}

  /// The exact bytes that are hashed and stored.
  public static byte[] of(Entry entry) {
    var text = new StringBuilder(512).append(form(entry)).append('\n');
    line(text, "index", entry.index());
    line(text, "topic", entry.source().topic());
    line(text, "partition", entry.source().partition());
    line(text, "offset", entry.source().offset());
    attributes(text, entry.attributes());
    line(text, "jws-sha256", entry.attributes().jws().map(Sha256::of));
    entry.lines().ifPresentOrElse(lines -> lines(text, lines), () -> payload(text, entry));
    return text.toString().getBytes(UTF_8);
  }

  private static void payload(StringBuilder text, Entry entry) {
    line(text, "payload-sha256", entry.payload());
    line(text, "payload-size", entry.size());
  }

  private static void lines(StringBuilder text, LinesSeal lines) {
    line(text, "lines-count", lines.count());
    line(text, "lines-size", lines.size());
    line(text, "lines-root", lines.root());
  }

  private static String form(Entry entry) {
    if (entry.lines().isPresent()) {
      return BY_LINES;
    }
    return entry.attributes().jws().isPresent() ? SIGNED : UNSIGNED;
  }

  private static void attributes(StringBuilder text, Attributes attributes) {
    line(text, "key", attributes.key());
    line(text, "id", attributes.id());
    line(text, "source", attributes.source());
    line(text, "type", attributes.type());
    line(text, "subject", attributes.subject());
    line(text, "time", attributes.time());
    attributes.sequence().ifPresent(sequence -> line(text, "sequence", sequence));
    line(text, "unreadable", attributes.unreadable());
  }

  private static void line(StringBuilder text, String name, Optional<?> value) {
    value.ifPresent(present -> line(text, name, present));
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
