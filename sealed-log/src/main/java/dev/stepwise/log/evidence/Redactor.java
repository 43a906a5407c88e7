package dev.stepwise.log.evidence;

import static java.util.stream.Collectors.groupingBy;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.log.SaltedLine;
import dev.stepwise.log.SaltedLines;
import dev.stepwise.log.SignedNote;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Blanks lines of outputs in a bundle, and leaves out what would tell them: signatures over them,
/// payloads and the report that repeat them. No key is needed, and what is left still verifies.
public final class Redactor {
  private final Bundle bundle;
  private final UpgradeId upgrade;
  private final BundledEntries entries;
  private final Map<AttemptId, List<OutputChunk>> outputs;
  private final Secrets secrets = new Secrets();
  private final Set<String> lines = new HashSet<>();

  /// Fails with [IllegalArgumentException] when something is redacted already: where the lines lie
  /// cannot be known any more.
  public Redactor(Bundle bundle) {
    this.bundle = bundle;
    var manifest = Manifest.parse(SignedNote.parse(bundle.text(FileNames.MANIFEST)).text());
    this.upgrade = manifest.upgrade();
    this.entries = new BundledEntries(bundle, manifest);
    requireWhole();
    this.outputs =
        entries
            .all()
            .map(EntryEvidence::chunk)
            .flatMap(Optional::stream)
            .collect(groupingBy(OutputChunk::attempt));
  }

  private void requireWhole() {
    if (bundle.names().stream().anyMatch(name -> name.endsWith(FileNames.WITHHELD))
        || entries.all().flatMap(it -> it.lines().stream()).anyMatch(it -> it.redacted() > 0)) {
      throw new IllegalArgumentException(
          "Expected evidence that is not redacted yet, but this is: take the original, and name all"
              + " lines at once");
    }
  }

  /// Blanks a line. Fails with [IllegalArgumentException] when there is no such line.
  public void blank(OutputLine line) {
    var attempt = line.in(upgrade);
    var found = new boolean[1];
    var count =
        read(
            attempt,
            (number, text, where) -> {
              if (number == line.number()) {
                found[0] = true;
                lines.add(attempt + ":" + number);
                secrets.add(attempt, text, where);
              }
            });
    if (!found[0]) {
      throw new IllegalArgumentException(
          "Expected line %s, but %s has %d lines"
              .formatted(line, FileNames.output(attempt), count));
    }
  }

  /// Blanks every line in which a pattern is found, in every output, and what was found wherever
  /// else it is.
  public void blank(Pattern pattern) {
    secrets.add(pattern);
    for (var attempt : outputs.keySet()) {
      read(
          attempt,
          (number, text, where) -> {
            if (pattern.matcher(text).find()) {
              lines.add(attempt + ":" + number);
              secrets.add(attempt, text, where);
              secrets.addFound(pattern, text);
            }
          });
    }
  }

  /// Blanks the lines that tell what is blanked elsewhere, also those that came in several records.
  private void blankRepeated() {
    for (var attempt : outputs.keySet()) {
      read(
          attempt,
          (number, text, where) -> {
            if (secrets.areIn(text)) {
              lines.add(attempt + ":" + number);
              secrets.hide(attempt, where);
            }
          });
    }
  }

  private long read(AttemptId attempt, LineReader.Lines each) {
    var reader = new LineReader(each);
    try {
      new PrintedOutput(
              outputs.getOrDefault(attempt, List.of()), chunk -> entries.of(chunk.index()).text())
          .read(reader);
    } catch (IOException e) {
      throw new IllegalStateException("Expected to read what is at hand", e);
    }
    reader.end();
    return reader.count();
  }

  /// How many lines are blanked; known after [#redacted].
  public int count() {
    return lines.size();
  }

  /// Fails with [IllegalArgumentException] when no line is blanked.
  public void requireLines() {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("Expected a line to redact, but no line is meant");
    }
  }

  /// The bundle without them, when nothing that is left tells one. Fails with
  /// [IllegalArgumentException], naming the files that tell one and cannot be left out.
  public Content redacted() {
    blankRepeated();
    var files = files();
    var telling = new RedactedFiles(secrets).telling(files);
    if (!telling.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected nothing that is left to tell what is redacted, but these do, and cannot be left out: %s"
              .formatted(String.join(", ", telling)));
    }
    return out -> write(files, out);
  }

  private static void write(SortedMap<String, Content> files, OutputStream out) throws IOException {
    var zip = new PlainZip(out);
    for (var file : files.entrySet()) {
      zip.add(file.getKey(), file.getValue());
    }
    zip.finish();
  }

  private SortedMap<String, Content> files() {
    var files = new TreeMap<String, Content>();
    bundle.names().forEach(name -> files.put(name, bundle.content(name)));
    entries.all().forEach(entry -> redact(entry, files));
    outputs.forEach((attempt, chunks) -> {
      files.remove(FileNames.output(attempt));
      var shown = shown(chunks);
      if (!shown.isEmpty()) {
        files.put(
            FileNames.output(attempt),
            new PrintedOutput(shown, chunk -> text(entries.of(chunk.index()))));
      }
    });
    if (secrets.areInPage(bundle.text(FileNames.REPORT))) {
      withhold(FileNames.REPORT, files);
    }
    return files;
  }

  private void redact(EntryEvidence entry, Map<String, Content> files) {
    if (entry.lines().isPresent()) {
      var redacted = redacted(entry);
      if (redacted.redacted() > 0) {
        files.put(FileNames.ofEntry(entry.index(), "lines"), Content.of(LinesText.of(redacted)));
        withhold(FileNames.ofEntry(entry.index(), "jws"), files);
      }
    } else if (tells(entry)) {
      withhold(FileNames.ofEntry(entry.index(), "payload"), files);
      withhold(FileNames.ofEntry(entry.index(), "jws"), files);
      if (entry.leaf().type().equals(DerivedFiles.PLAN_PROPOSED)) {
        withhold(FileNames.plan(new UpgradeId(entry.leaf().value("subject").orElseThrow())), files);
      }
    }
  }

  private static void withhold(String file, Map<String, Content> files) {
    if (files.remove(file) != null) {
      files.put(file + FileNames.WITHHELD, Content.of(new byte[0]));
    }
  }

  /// Whether a payload that can only be shown whole tells a secret.
  private boolean tells(EntryEvidence entry) {
    var payload = entry.payload().orElseThrow();
    return secrets.areInMessage(payload)
        || entry
            .chunk()
            .map(chunk ->
                secrets.lieIn(chunk.attempt(), chunk.offset(), chunk.end())
                    || secrets.areIn(
                        utf8(OutputChunk.text(Wire.decode(payload, StepOutput.class)))))
            .orElse(false);
  }

  /// An output that was sealed by its digest is gone when its payload is withheld.
  private List<OutputChunk> shown(List<OutputChunk> chunks) {
    return chunks.stream()
        .filter(chunk -> {
          var entry = entries.of(chunk.index());
          return entry.lines().isPresent() || !tells(entry);
        })
        .toList();
  }

  private SaltedLines redacted(EntryEvidence entry) {
    var all = entry.lines().orElseThrow().lines();
    var chunk = entry.chunk();
    var offset = chunk.map(OutputChunk::offset).orElse(0L);
    var some = new ArrayList<>(all.subList(0, 1));
    for (var line : all.subList(1, all.size())) {
      var bytes = ((SaltedLine.Shown) line).bytes();
      var from = offset;
      var until = from + bytes.length;
      var isSecret =
          secrets.areIn(utf8(bytes))
              || chunk.map(it -> secrets.lieIn(it.attempt(), from, until)).orElse(false);
      some.add(isSecret ? new SaltedLine.Redacted(line.hash()) : line);
      offset = until;
    }
    return new SaltedLines(some);
  }

  private List<Optional<byte[]>> text(EntryEvidence entry) {
    return entry.lines().isPresent() ? EntryEvidence.text(redacted(entry)) : entry.text();
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }
}
