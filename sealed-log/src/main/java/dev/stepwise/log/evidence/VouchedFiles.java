package dev.stepwise.log.evidence;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.SignedNote;
import java.util.ArrayList;
import java.util.List;

/// The files that the log's signature covers: the manifest, the checkpoint, and what they name by
/// digest.
final class VouchedFiles {
  private final Bundle bundle;
  private final Trust trust;
  private final Manifest manifest;

  /// Fails with [BrokenEvidence] when the manifest is not signed by the trusted key.
  VouchedFiles(Bundle bundle, Trust trust) {
    this.bundle = bundle;
    this.trust = trust;
    var note = signed(FileNames.MANIFEST);
    this.manifest = Manifest.parse(note.text());
    requireOnlyOneSignature(note);
  }

  Manifest manifest() {
    return manifest;
  }

  List<String> check() {
    var checks = new ArrayList<String>();
    checks.add(
        "The manifest is signed by %s: evidence of upgrade %s, which was %s."
            .formatted(trust.log().name(), manifest.upgrade(), manifest.state()));
    requireCheckpoint();
    checks.add(
        "The checkpoint is signed, too: a log of %d entries with root %s."
            .formatted(manifest.checkpoint().size(), manifest.checkpoint().root().base64()));
    trust.checkpoint().ifPresent(known -> checks.add(comparedWith(known)));
    manifest.files().forEach(this::requireDigest);
    checks.add("%d files are what the manifest names.".formatted(manifest.files().size()));
    return checks;
  }

  /// The manifest's signature covers no other signature, so there must be none.
  private void requireOnlyOneSignature(SignedNote note) {
    if (note.signatures().size() != 1
        || !manifest.checkpoint().origin().equals(trust.log().name())) {
      throw new BrokenEvidence(
          FileNames.MANIFEST,
          "Expected one signature, by the log that the manifest names, but it is otherwise");
    }
  }

  private void requireCheckpoint() {
    if (!signed(FileNames.CHECKPOINT).text().equals(manifest.checkpoint().body())) {
      throw new BrokenEvidence(
          FileNames.CHECKPOINT,
          "Expected the checkpoint that the manifest names, but it is another");
    }
  }

  private SignedNote signed(String file) {
    var text = bundle.text(file);
    var note = note(file, text);
    if (note.by(trust.log()).isEmpty() || !note.toString().equals(text)) {
      throw new BrokenEvidence(
          file,
          "Expected a note signed by the key of %s that was given, but it is not"
              .formatted(trust.log().name()));
    }
    return note;
  }

  private static SignedNote note(String file, String text) {
    try {
      return SignedNote.parse(text);
    } catch (IllegalArgumentException e) {
      throw new BrokenEvidence(file, String.valueOf(e.getMessage()));
    }
  }

  private String comparedWith(Checkpoint known) {
    if (known.size() != manifest.checkpoint().size()) {
      throw new BrokenEvidence(
          FileNames.CHECKPOINT,
          "Expected a checkpoint of %d entries, as the one that was given, but it is of %d: ask for the evidence with --size %d"
              .formatted(known.size(), manifest.checkpoint().size(), known.size()));
    }
    if (!known.equals(manifest.checkpoint())) {
      throw new BrokenEvidence(
          FileNames.CHECKPOINT,
          "Expected the checkpoint that was given, but this is another: the log has shown two"
              + " histories");
    }
    return "It is the checkpoint that was given.";
  }

  private void requireDigest(String file, Sha256 digest) {
    if (isWithheld(file)) {
      return;
    }
    if (!bundle.digest(file).equals(digest)) {
      throw new BrokenEvidence(
          file, "Expected the file that the manifest names, but it is another");
    }
  }

  private boolean isWithheld(String file) {
    return file.equals(FileNames.REPORT) && bundle.has(file + FileNames.WITHHELD);
  }
}
