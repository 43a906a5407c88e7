package dev.stepwise.log.evidence;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Hash;
import dev.stepwise.log.InclusionProof;
import dev.stepwise.log.LinesSeal;
import dev.stepwise.log.SaltedLine;
import dev.stepwise.log.SaltedLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The files of one entry, and what has to hold of them. Every method fails with [BrokenEvidence]
/// when it does not.
final class EntryEvidence {
  private final Bundle bundle;
  private final long index;
  private final SealedLeaf leaf;

  EntryEvidence(Bundle bundle, long index) {
    this.bundle = bundle;
    this.index = index;
    this.leaf = read("leaf", () -> SealedLeaf.parse(bundle.bytes(file("leaf"))));
    require(
        read("leaf", leaf::index) == index,
        "leaf",
        "Expected the leaf of entry %d, but it is of another");
  }

  long index() {
    return index;
  }

  SealedLeaf leaf() {
    return leaf;
  }

  Hash leafHash() {
    return Hash.leaf(bundle.bytes(file("leaf")));
  }

  /// That the leaf is in the log of the checkpoint.
  void requireIn(Checkpoint checkpoint) {
    var path = read("proof", () -> bundle.text(file("proof")).lines().map(Hash::ofBase64).toList());
    var written = String.join("", path.stream().map(hash -> hash.base64() + '\n').toList());
    require(
        written.equals(bundle.text(file("proof")))
            && new InclusionProof(index, checkpoint.size(), path)
                .proves(leafHash(), checkpoint.root()),
        "proof",
        "Expected the proof that entry %d is in the log of the checkpoint, but it proves nothing");
  }

  /// That what is shown of the record is what the leaf seals.
  void requireSealed() {
    leaf.sealedLines().ifPresentOrElse(this::requireLines, this::requirePayload);
    leaf.jws().ifPresent(this::requireJws);
    require(
        !isSignatureWithheld() || payload().isEmpty(),
        "jws",
        "Expected the signature of entry %d, of which nothing is redacted, but it is withheld");
  }

  private void requirePayload() {
    if (payload().isPresent()) {
      require(
          leaf.payload().equals(payload().map(Sha256::of))
              && leaf.value("payload-size").equals(payload().map(it -> "" + it.length)),
          "payload",
          "Expected the payload that was sealed as entry %d, but it is another");
    }
  }

  private void requireLines(LinesSeal seal) {
    var lines = lines().orElseThrow();
    var size = lines.lines().stream().skip(1).mapToLong(EntryEvidence::size).sum();
    require(
        lines.lines().size() == seal.count()
            && lines.root().equals(seal.root())
            && (lines.redacted() > 0 ? size <= seal.size() : size == seal.size()),
        "lines",
        "Expected the lines that were sealed as entry %d, but they are others");
    require(
        lines.lines().getFirst() instanceof SaltedLine.Shown,
        "lines",
        "Expected line 0 of entry %d to be shown, but it is redacted");
    require(
        lines.redacted() == 0 || jws().isEmpty(),
        "jws",
        "Expected no signature of entry %d beside its redacted lines, but there is one");
  }

  private static long size(SaltedLine line) {
    return line instanceof SaltedLine.Shown(_, var bytes) ? bytes.length : 0;
  }

  private void requireJws(Sha256 digest) {
    require(
        jws().map(Sha256::of).orElse(digest).equals(digest),
        "jws",
        "Expected the signature that was sealed with entry %d, but it is another");
  }

  /// The names of its files, as the leaf lets expect.
  List<String> files() {
    var files = new ArrayList<>(List.of(file("leaf"), file("proof")));
    files.add(leaf.sealedLines().isPresent() ? file("lines") : shownOrWithheld("payload"));
    if (leaf.jws().isPresent()) {
      files.add(shownOrWithheld("jws"));
    }
    return files;
  }

  private String shownOrWithheld(String file) {
    var withheld = file(file) + FileNames.WITHHELD;
    return bundle.has(withheld) ? withheld : file(file);
  }

  /// The exact bytes of the record; empty when some are not shown.
  Optional<byte[]> payload() {
    if (leaf.sealedLines().isPresent()) {
      return lines().filter(it -> it.redacted() == 0).map(it -> read("lines", it::payload));
    }
    return shown("payload").map(bundle::bytes);
  }

  /// The signature; empty when there is none, or it is not shown.
  Optional<String> jws() {
    return leaf.jws().isEmpty() ? Optional.empty() : shown("jws").map(bundle::text);
  }

  /// Whether there is a signature that is not shown.
  boolean isSignatureWithheld() {
    return leaf.jws().isPresent() && jws().isEmpty();
  }

  private Optional<String> shown(String file) {
    return bundle.has(file(file) + FileNames.WITHHELD) ? Optional.empty() : Optional.of(file(file));
  }

  /// The lines of a record that is sealed line by line.
  Optional<SaltedLines> lines() {
    return leaf.sealedLines()
        .map(_ -> read("lines", () -> LinesText.parse(bundle.text(file("lines")))));
  }

  /// What it adds to an output; empty when it adds nothing or that is not shown.
  Optional<OutputChunk> chunk() {
    return lines()
        .map(SaltedLines::frame)
        .or(() -> leaf.isOutput() ? payload() : Optional.empty())
        .flatMap(record -> OutputChunk.of(leaf, record));
  }

  /// The text of an output record as [PrintedOutput] wants it.
  List<Optional<byte[]>> text() {
    return lines()
        .map(EntryEvidence::text)
        .orElseGet(() ->
            List.of(payload().map(it -> OutputChunk.text(Wire.decode(it, StepOutput.class)))));
  }

  static List<Optional<byte[]>> text(SaltedLines lines) {
    return lines.lines().stream().skip(1).map(EntryEvidence::shown).toList();
  }

  private static Optional<byte[]> shown(SaltedLine line) {
    return line instanceof SaltedLine.Shown(_, var bytes) ? Optional.of(bytes) : Optional.empty();
  }

  private String file(String file) {
    return FileNames.ofEntry(index, file);
  }

  private <T> T read(String file, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BrokenEvidence(file(file), String.valueOf(e.getMessage()));
    }
  }

  private void require(boolean holds, String file, String problem) {
    if (!holds) {
      throw new BrokenEvidence(file(file), problem.formatted(index));
    }
  }
}
