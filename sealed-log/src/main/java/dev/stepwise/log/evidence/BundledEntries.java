package dev.stepwise.log.evidence;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.log.MerkleTree;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The entries of a bundle, lowest index first. Each is read again whenever it is asked for, so
/// that a bundle may be larger than the memory.
final class BundledEntries {
  private static final Pattern LEAF = Pattern.compile("entries/(\\d{12})/leaf");

  private final Bundle bundle;
  private final Manifest manifest;
  private final List<Long> indexes;

  BundledEntries(Bundle bundle, Manifest manifest) {
    this.bundle = bundle;
    this.manifest = manifest;
    this.indexes =
        bundle.names().stream()
            .map(LEAF::matcher)
            .filter(java.util.regex.Matcher::matches)
            .map(name -> Long.valueOf(name.group(1)))
            .toList();
  }

  Stream<EntryEvidence> all() {
    return indexes.stream().map(this::of);
  }

  EntryEvidence of(long index) {
    return new EntryEvidence(bundle, index);
  }

  /// Fails with [BrokenEvidence] when one is not what was sealed, or one is missing or too many.
  List<String> check() {
    all().forEach(this::requireSound);
    var root = MerkleTree.rootOf(all().map(EntryEvidence::leafHash).toList());
    if (indexes.size() != manifest.entries() || !root.equals(manifest.entriesRoot())) {
      throw new BrokenEvidence(
          "entries",
          "Expected the %d entries that the manifest names, in their order, but there are %d or they are others"
              .formatted(manifest.entries(), indexes.size()));
    }
    Stream.concat(Stream.of(manifest.upgrade()), manifest.with().stream())
        .forEach(this::requireNoGaps);
    return List.of(
        "%d entries are in the log, each by its proof, and what is shown of them is what was sealed."
            .formatted(indexes.size()),
        "They are those that the manifest names, and the planner's events are there from 1 on"
            + " without a gap.");
  }

  void requireSound(EntryEvidence entry) {
    entry.requireIn(manifest.checkpoint());
    entry.requireSealed();
  }

  private void requireNoGaps(UpgradeId upgrade) {
    var events = new TreeMap<Long, Optional<Sha256>>();
    all()
        .map(EntryEvidence::leaf)
        .filter(leaf -> leaf.topic().equals(Topics.UPGRADES) && leaf.isReadable())
        .filter(leaf -> leaf.value("subject").equals(Optional.of(upgrade.value())))
        .forEach(leaf -> {
          var sequence = Long.parseLong(leaf.value("sequence").orElse("0"));
          var before = events.putIfAbsent(sequence, leaf.payload());
          if (before != null && !before.equals(leaf.payload())) {
            throw new BrokenEvidence(
                FileNames.ofEntry(leaf.index(), "leaf"),
                "Expected one event %d of upgrade %s, but there are two"
                    .formatted(sequence, upgrade));
          }
        });
    if (events.isEmpty() || events.firstKey() != 1 || events.lastKey() != events.size()) {
      throw new BrokenEvidence(
          "entries",
          "Expected the events of upgrade %s from 1 on without a gap, but they are %s"
              .formatted(upgrade, events.keySet()));
    }
  }
}
