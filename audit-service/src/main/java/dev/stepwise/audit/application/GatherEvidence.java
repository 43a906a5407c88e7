package dev.stepwise.audit.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.KeptCheckpoint;
import dev.stepwise.audit.domain.report.Report;
import dev.stepwise.audit.domain.report.Told;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Hash;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.Statement;
import dev.stepwise.log.evidence.Content;
import dev.stepwise.log.evidence.Digests;
import dev.stepwise.log.evidence.EvidenceWriter;
import dev.stepwise.log.evidence.FileNames;
import dev.stepwise.log.evidence.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Gathers the evidence of an upgrade: what belongs to it is decided here and signed; it is read
/// and written afterwards, page by page.
@ApplicationScoped
public class GatherEvidence {
  private final LogBook book;
  private final EvidentEntries evident;
  private final ShownEntries shown;
  private final SignLog sign;
  private final Authors authors;

  GatherEvidence(
      LogBook book, EvidentEntries evident, ShownEntries shown, SignLog sign, Authors authors) {
    this.book = book;
    this.evident = evident;
    this.shown = shown;
    this.sign = sign;
    this.authors = authors;
  }

  /// Evidence that can be written.
  ///
  /// @param state where the upgrade stands, such as `RUNNING`
  /// @param isOver whether nothing more can happen to it
  /// @param digest of the signed manifest, on which every byte of the bundle depends
  public record Gathered(String state, boolean isOver, Sha256 digest, Content bundle) {}

  /// The evidence of an upgrade. Fails with [NotSealed] when nothing is sealed of it, or no
  /// checkpoint has that size, with [NoLogKey] when nobody could sign it, with [TailCut] when the
  /// log is not what was given away of it, else as [History#of] does.
  ///
  /// @param withRollbacks whether the entries of its rollbacks are to be in it, too
  /// @param size of the log at which it is gathered; empty for the latest checkpoint
  @Transactional
  public Gathered of(UpgradeId upgrade, boolean withRollbacks, OptionalLong size) {
    var checkpoint = checkpoint(size);
    var signer = sign.asOf(checkpoint).orElseThrow(NoLogKey::new);
    var history = history(upgrade, checkpoint);
    var rollbacks = rollbacks(history);
    var with = withRollbacks ? rollbacks : List.<UpgradeId>of();
    var entries =
        evident.of(Stream.concat(Stream.of(upgrade), with.stream()).toList(), checkpoint.size());
    var state = history.state();
    var name = Wire.decode(Wire.encode(state), JsonNode.class).path("state").asText();
    var report = report(name, isOver(state), checkpoint, history, entries);
    var vouched = vouched(signer, checkpoint, report.html());
    var manifest =
        new Manifest(
            upgrade,
            name,
            with,
            withRollbacks ? List.of() : rollbacks,
            checkpoint,
            entries.size(),
            MerkleTree.rootOf(entries.stream().map(Statement::of).map(Hash::leaf).toList()),
            vouched.entrySet().stream()
                .collect(
                    toMap(
                        Map.Entry::getKey,
                        file -> Digests.of(file.getValue()),
                        (one, _) -> one,
                        TreeMap::new)));
    var note = signer.sign(manifest.text());
    var indexes = entries.stream().map(Entry::index).toList();
    return new Gathered(
        name,
        isOver(state),
        Sha256.of(note),
        new EvidenceWriter(note, vouched, ShownEntries.of(indexes, checkpoint.size(), shown)));
  }

  private Checkpoint checkpoint(OptionalLong size) {
    if (size.isEmpty()) {
      return book.latest()
          .orElseThrow(() -> new NotSealed("Expected a checkpoint, but nothing is sealed yet"));
    }
    return book.checkpoints(size.getAsLong() - 1, size.getAsLong()).stream()
        .findFirst()
        .map(KeptCheckpoint::checkpoint)
        .orElseThrow(() ->
            new NotSealed(
                "Expected a checkpoint of %d entries, but there is none"
                    .formatted(size.getAsLong())));
  }

  private History history(UpgradeId upgrade, Checkpoint checkpoint) {
    var history = History.of(book.history(upgrade.value(), checkpoint.size() - 1));
    if (history.events().isEmpty()) {
      throw new NotSealed("Expected an event of upgrade %s, but none is sealed".formatted(upgrade));
    }
    return history;
  }

  private static List<UpgradeId> rollbacks(History history) {
    return history.events().stream()
        .map(History.SealedEvent::event)
        .filter(RollbackStarted.class::isInstance)
        .map(event -> ((RollbackStarted) event).rollback())
        .distinct()
        .toList();
  }

  private Report report(
      String state, boolean isOver, Checkpoint checkpoint, History history, List<Entry> entries) {
    var told = evident.told(entries.stream().filter(Told::isWorth).toList());
    return new Report(state, isOver, checkpoint, history, told);
  }

  private TreeMap<String, Content> vouched(NoteSigner signer, Checkpoint checkpoint, String page) {
    var files =
        Map.of(
            FileNames.CHECKPOINT, signer.sign(checkpoint.body()),
            FileNames.LOG_KEY, signer.verifierKey() + '\n',
            FileNames.PLANNER_KEYS, authors.planner().toJson(),
            FileNames.EXECUTOR_KEYS, authors.executors().toJson(),
            FileNames.REPORT, page);
    var vouched = new TreeMap<String, Content>();
    files.forEach((name, text) -> vouched.put(name, Content.of(text.getBytes(UTF_8))));
    return vouched;
  }

  private static boolean isOver(Upgrade state) {
    return switch (state) {
      case Upgrade.Refused _,
          Upgrade.Cancelled _,
          Upgrade.Succeeded _,
          Upgrade.Failed _,
          Upgrade.RolledBack _ ->
          true;
      case Upgrade.Unrequested _,
          Upgrade.Discovering _,
          Upgrade.Undoing _,
          Upgrade.Proposed _,
          Upgrade.Approved _,
          Upgrade.Running _,
          Upgrade.Waiting _,
          Upgrade.Paused _,
          Upgrade.Held _,
          Upgrade.RollingBack _ ->
          false;
    };
  }
}
