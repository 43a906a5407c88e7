package dev.stepwise.log.evidence;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// What the log vouches for with its signature: which entries are evidence of an upgrade, in which
/// checkpoint they are, and which files were made from them.
///
/// @param upgrade what it is evidence of
/// @param state where the upgrade stood, such as `SUCCEEDED`
/// @param with its rollbacks whose entries are here too
/// @param without its rollbacks whose entries are not
/// @param entries how many entries there are
/// @param entriesRoot over their leaf hashes in the order of the log (RFC 9162, section 2.1)
/// @param files the digests of the files that do not follow from the entries, by name
public record Manifest(
    UpgradeId upgrade,
    String state,
    List<UpgradeId> with,
    List<UpgradeId> without,
    Checkpoint checkpoint,
    long entries,
    Hash entriesRoot,
    SortedMap<String, Sha256> files) {
  private static final String SUFFIX = "/evidence";
  private static final String FORM = "stepwise-evidence/v1";

  public Manifest {
    with = List.copyOf(with);
    without = List.copyOf(without);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The text that is signed: a name and a value on each line.
  public String text() {
    var text = new StringBuilder(checkpoint.origin()).append(SUFFIX).append('\n');
    text.append(FORM).append('\n');
    line(text, "upgrade", upgrade);
    line(text, "state", state);
    with.forEach(rollback -> line(text, "with", rollback));
    without.forEach(rollback -> line(text, "without", rollback));
    line(text, "checkpoint-size", checkpoint.size());
    line(text, "checkpoint-root", checkpoint.root().base64());
    line(text, "entries", entries);
    line(text, "entries-root", entriesRoot.base64());
    files.forEach((name, sha256) -> line(text, "file", name + ' ' + sha256));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(' ').append(value).append('\n');
  }

  /// Reads a manifest. Fails with [BrokenEvidence] unless it is exactly what [#text] writes.
  static Manifest parse(String text) {
    try {
      var manifest = read(new ArrayDeque<>(Arrays.asList(text.split("\n", -1))));
      if (manifest.text().equals(text)) {
        return manifest;
      }
    } catch (RuntimeException _) {
      // told below
    }
    throw new BrokenEvidence(
        FileNames.MANIFEST,
        "Expected a manifest of the form %s, but it has another".formatted(FORM));
  }

  private static Manifest read(Deque<String> lines) {
    var origin = lines.remove();
    lines.remove(); // compared with the whole text
    var upgrade = new UpgradeId(value(lines, "upgrade"));
    var state = value(lines, "state");
    var with = values(lines, "with", UpgradeId::new);
    var without = values(lines, "without", UpgradeId::new);
    var size = Long.parseLong(value(lines, "checkpoint-size"));
    var root = Hash.ofBase64(value(lines, "checkpoint-root"));
    var entries = Long.parseLong(value(lines, "entries"));
    var entriesRoot = Hash.ofBase64(value(lines, "entries-root"));
    var files = new TreeMap<String, Sha256>();
    for (var file : values(lines, "file", line -> line.split(" ", 2))) {
      files.put(file[0], new Sha256(file[1]));
    }
    return new Manifest(
        upgrade,
        state,
        with,
        without,
        new Checkpoint(origin.substring(0, origin.length() - SUFFIX.length()), size, root),
        entries,
        entriesRoot,
        files);
  }

  private static String value(Deque<String> lines, String name) {
    var line = lines.remove();
    if (!line.startsWith(name + ' ')) {
      throw new IllegalArgumentException("Expected %s, but got '%s'".formatted(name, line));
    }
    return line.substring(name.length() + 1);
  }

  private static <T> List<T> values(Deque<String> lines, String name, Function<String, T> read) {
    var values = new java.util.ArrayList<T>();
    while (lines.element().startsWith(name + ' ')) {
      values.add(read.apply(value(lines, name)));
    }
    return values;
  }
}
