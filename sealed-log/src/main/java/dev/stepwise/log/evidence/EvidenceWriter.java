package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.log.Hash;
import dev.stepwise.log.InclusionProof;
import dev.stepwise.log.SaltedLines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a bundle. One entry is in memory at a time; the outputs are put together by reading their
/// entries once more.
public final class EvidenceWriter implements Content {
  private final String manifest;
  private final SortedMap<String, Content> vouched;
  private final Entries entries;

  /// @param manifest as signed by the log
  /// @param vouched the files that the manifest names, by name
  public EvidenceWriter(String manifest, SortedMap<String, Content> vouched, Entries entries) {
    this.manifest = manifest;
    this.vouched = new TreeMap<>(vouched);
    this.entries = entries;
  }

  /// Where the entries come from.
  public interface Entries {
    /// All of them, lowest index first.
    Stream<Shown> all();

    /// One of them.
    Shown of(long index);
  }

  /// An entry with all that is shown of it.
  ///
  /// @param lines when it is sealed line by line
  @SuppressWarnings("ArrayRecordComponent") // exact bytes; never compared as records
  public record Shown(
      byte[] leaf,
      byte[] payload,
      Optional<SaltedLines> lines,
      Optional<String> jws,
      InclusionProof proof) {}

  @Override
  public void writeTo(OutputStream out) throws IOException {
    var zip = new PlainZip(out);
    var head = vouched.headMap("entries");
    for (var file : head.entrySet()) {
      zip.add(file.getKey(), file.getValue());
    }
    var derived = new TreeMap<String, Content>(vouched.tailMap("entries"));
    derived.put(FileNames.MANIFEST, Content.of(manifest.getBytes(UTF_8)));
    derived.putAll(entries(zip));
    for (var file : derived.entrySet()) {
      zip.add(file.getKey(), file.getValue());
    }
    zip.finish();
  }

  /// Writes the entries, and answers the files that follow from them.
  private Map<String, Content> entries(PlainZip zip) throws IOException {
    var files = new TreeMap<String, Content>();
    var outputs = new TreeMap<String, List<OutputChunk>>();
    try (var all = entries.all()) {
      for (var iterator = all.iterator(); iterator.hasNext(); ) {
        var shown = iterator.next();
        var leaf = SealedLeaf.parse(shown.leaf());
        write(leaf, shown, zip);
        plan(leaf, shown).ifPresent(plan -> files.put(plan.getKey(), plan.getValue()));
        OutputChunk.of(leaf, shown.lines().map(SaltedLines::frame).orElse(shown.payload()))
            .ifPresent(chunk ->
                outputs
                    .computeIfAbsent(FileNames.output(chunk.attempt()), _ -> new ArrayList<>())
                    .add(chunk));
      }
    }
    outputs.forEach((name, chunks) -> files.put(name, new PrintedOutput(chunks, this::text)));
    return files;
  }

  private static void write(SealedLeaf leaf, Shown shown, PlainZip zip) throws IOException {
    var files = new TreeMap<String, byte[]>();
    files.put("leaf", shown.leaf());
    files.put("proof", proof(shown.proof()));
    shown
        .lines()
        .ifPresentOrElse(
            lines -> files.put("lines", LinesText.of(lines)),
            () -> files.put("payload", shown.payload()));
    shown.jws().ifPresent(jws -> files.put("jws", jws.getBytes(UTF_8)));
    for (var file : files.entrySet()) {
      zip.add(FileNames.ofEntry(leaf.index(), file.getKey()), Content.of(file.getValue()));
    }
  }

  private static byte[] proof(InclusionProof proof) {
    return proof.path().stream()
        .map(Hash::base64)
        .map(hash -> hash + '\n')
        .collect(Collectors.joining())
        .getBytes(UTF_8);
  }

  /// The plan as it was hashed: its canonical form within the canonical event.
  private static Optional<Map.Entry<String, Content>> plan(SealedLeaf leaf, Shown shown) {
    if (!leaf.type().equals(DerivedFiles.PLAN_PROPOSED) || !leaf.isReadable()) {
      return Optional.empty();
    }
    var plan = Wire.decode(shown.payload(), JsonNode.class).path("plan");
    var upgrade = new UpgradeId(leaf.value("subject").orElseThrow());
    try {
      var bytes = Wire.mapper().writeValueAsBytes(plan);
      return Optional.of(Map.entry(FileNames.plan(upgrade), Content.of(bytes)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Expected to write what was read", e);
    }
  }

  private List<Optional<byte[]>> text(OutputChunk chunk) {
    var shown = entries.of(chunk.index());
    return shown
        .lines()
        .map(EntryEvidence::text)
        .orElseGet(() ->
            List.of(
                Optional.of(
                    OutputChunk.text(
                        Wire.decode(
                            shown.payload(), dev.stepwise.contracts.execution.StepOutput.class)))));
  }
}
