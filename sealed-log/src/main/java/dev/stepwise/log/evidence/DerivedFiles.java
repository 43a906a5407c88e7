package dev.stepwise.log.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.SaltedLines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The files that follow from the entries, outputs and plans, and that there are no others.
final class DerivedFiles {
  static final String PLAN_PROPOSED = "dev.stepwise.upgrade.plan-proposed.v1";

  private final Bundle bundle;
  private final Manifest manifest;
  private final BundledEntries entries;
  private final Set<String> expected = new HashSet<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, List<OutputChunk>> outputs = new TreeMap<>();
  private final Map<Long, Integer> redacted = new TreeMap<>();
  private int plans;

  DerivedFiles(Bundle bundle, Manifest manifest, BundledEntries entries) {
    this.bundle = bundle;
    this.manifest = manifest;
    this.entries = entries;
  }

  /// What was left out, in words; known after [#check].
  List<String> missing() {
    return List.copyOf(missing);
  }

  /// Fails with [BrokenEvidence] when a file is not what follows, or is missing or too many.
  List<String> check() {
    expected.add(FileNames.MANIFEST);
    manifest.files().keySet().forEach(this::expect);
    entries.all().forEach(this::follow);
    outputs.forEach(this::requireOutput);
    requireNoOthers();
    return List.of(
        "%d plans and %d outputs are what follows from the entries."
            .formatted(plans, outputs.size()),
        "Every file is accounted for, and there are no others.");
  }

  private void expect(String file) {
    var withheld = file + FileNames.WITHHELD;
    if (bundle.has(withheld)) {
      missing.add(file + " is withheld, because it told what is redacted");
    }
    expected.add(bundle.has(withheld) ? withheld : file);
  }

  private void follow(EntryEvidence entry) {
    expected.addAll(entry.files());
    if (entry.leaf().type().equals(PLAN_PROPOSED) && entry.leaf().isReadable()) {
      followPlan(entry);
    }
    entry
        .lines()
        .map(SaltedLines::redacted)
        .filter(lines -> lines > 0)
        .ifPresent(lines -> redacted.put(entry.index(), lines));
    if (entry.lines().isEmpty() && entry.payload().isEmpty()) {
      missing.add(
          "the payload of entry %d (%s) is withheld, because it told what is redacted"
              .formatted(entry.index(), entry.leaf().type()));
    }
    if (entry.isSignatureWithheld()) {
      missing.add(
          "the signature of entry %d (%s) is withheld, because it was over what is redacted"
              .formatted(entry.index(), entry.leaf().type()));
    }
    entry
        .chunk()
        .ifPresent(chunk ->
            outputs
                .computeIfAbsent(FileNames.output(chunk.attempt()), _ -> new ArrayList<>())
                .add(chunk));
  }

  private void followPlan(EntryEvidence entry) {
    var file = FileNames.plan(new UpgradeId(entry.leaf().value("subject").orElseThrow()));
    expect(file);
    plans++;
    entry
        .payload()
        .map(payload -> Wire.decode(payload, JsonNode.class).path("planHash").asText())
        .filter(hash -> !expected.contains(file + FileNames.WITHHELD))
        .ifPresent(hash -> {
          if (!bundle.digest(file).hex().equals(hash)) {
            throw new BrokenEvidence(
                file, "Expected the plan of entry %d, but it is another".formatted(entry.index()));
          }
        });
  }

  private void requireOutput(String file, List<OutputChunk> chunks) {
    expected.add(file);
    var printed = new PrintedOutput(chunks, chunk -> entries.of(chunk.index()).text());
    if (!bundle.digest(file).equals(Digests.of(printed))) {
      throw new BrokenEvidence(file, "Expected what the entries say was printed, but it is not");
    }
    var lines = chunks.stream().mapToInt(it -> redacted.getOrDefault(it.index(), 0)).sum();
    if (lines > 0) {
      missing.add("%d lines of %s are redacted".formatted(lines, file));
    }
  }

  private void requireNoOthers() {
    for (var name : expected) {
      if (!bundle.has(name)) {
        throw new BrokenEvidence(name, "Expected this file, but it is missing");
      }
      if (name.endsWith(FileNames.WITHHELD) && bundle.bytes(name).length > 0) {
        throw new BrokenEvidence(name, "Expected an empty file, but it is not");
      }
    }
    for (var name : bundle.names()) {
      if (!expected.contains(name)) {
        throw new BrokenEvidence(name, "Expected no such file, but it is there");
      }
    }
  }
}
