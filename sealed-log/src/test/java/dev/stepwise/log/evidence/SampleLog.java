package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.StageStarted;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeStarted;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.Entry;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.Hash;
import dev.stepwise.log.InclusionProof;
import dev.stepwise.log.MerkleTree;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.SaltedLines;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import dev.stepwise.log.Statement;
import dev.stepwise.log.Subtree;
import dev.stepwise.log.VerifierKey;
import dev.stepwise.log.evidence.EvidenceWriter.Shown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A log in memory, with what planner and executors said of one upgrade, and its evidence.
final class SampleLog {
  static final UpgradeId UPGRADE = new UpgradeId("u-1");
  static final AttemptId ATTEMPT = new AttemptId(UPGRADE, 0, new HostId("t1"), 1);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  final SigningKey planner = SigningKey.generate("planner");
  final SigningKey executor = SigningKey.generate("executor");
  final NoteSigner signer = signer();
  private final List<Hash> leaves = new ArrayList<>();
  private final Map<Long, Shown> shown = new TreeMap<>();
  private final Map<Subtree, Hash> hashes = new HashMap<>();
  private Frontier frontier = Frontier.EMPTY;
  private long events;
  private long printed;

  /// Events of the planner and output by turns; the bundle has that many entries, or one more.
  static SampleLog of(int entries) {
    var log = new SampleLog();
    log.event(new UpgradeStarted(UPGRADE, "ada", NOON));
    if (entries > 4) {
      log.event(SamplePlan.proposed(UPGRADE, NOON));
      log.other();
    }
    while (log.shown.size() < entries - 1) {
      log.event(new StageStarted(UPGRADE, log.shown.size(), NOON));
      log.print(
          "line %d of a script\nits password is hunter%d\nthe end of a"
              .formatted(log.shown.size(), log.shown.size()));
    }
    log.ended("done\n");
    return log;
  }

  void event(UpgradeEvent event) {
    append(Topics.UPGRADES, numbered(event), Optional.of(planner));
  }

  /// Another event with the number of the last one.
  void fork(UpgradeEvent event) {
    events--;
    event(event);
  }

  private CloudEvent numbered(UpgradeEvent event) {
    events++;
    return CloudEvent.of(
        UPGRADE + "/" + events,
        URI.create("/planner"),
        UPGRADE.value(),
        NOON,
        OptionalLong.of(events),
        event);
  }

  /// An event that the log puts into the planner's mouth: nobody signed it.
  void forge(UpgradeEvent event) {
    append(Topics.UPGRADES, numbered(event), Optional.empty());
  }

  void print(String text) {
    var bytes = text.getBytes(UTF_8);
    print(printed, bytes);
    printed += bytes.length;
  }

  void print(long offset, byte[] bytes) {
    say(
        Topics.STEP_OUTPUT,
        new StepOutput(ATTEMPT, offset, Base64.getEncoder().encodeToString(bytes)));
  }

  void print(AttemptId attempt, long offset, String text) {
    say(
        Topics.STEP_OUTPUT,
        new StepOutput(attempt, offset, Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
  }

  void ended(String tail) {
    ended(tail, new TreeMap<>());
  }

  /// The end of a run that wrote down a fact, without the end of what it printed.
  void captured(String fact, String value) {
    ended("", new TreeMap<>(Map.of(fact, value)));
  }

  private void ended(String tail, TreeMap<String, String> facts) {
    var output = new Output(printed, Sha256.of("all of it"), tail);
    say(
        Topics.STEP_REPORTS,
        new RunEnded(
            ATTEMPT, 1, new Outcome.Succeeded(facts, "exit 0, verify passed"), output, "e1", NOON));
  }

  private void say(String topic, Object message) {
    var id = "e1/" + frontier.size();
    var record =
        CloudEvent.of(
            id, URI.create("/executor/e1"), UPGRADE.value(), NOON, OptionalLong.empty(), message);
    append(topic, record, Optional.of(executor));
  }

  private void append(String topic, CloudEvent record, Optional<SigningKey> author) {
    var jws =
        author.map(
            key -> new String(requireNonNull(key.sign(record).get(PinnedKeys.HEADER)), UTF_8));
    var index = frontier.size();
    var source = new Source(topic, 3, index);
    var attributes =
        new Attributes(
            Optional.of(UPGRADE.value()),
            Optional.of(record.id()),
            Optional.of(record.source().toString()),
            record.type(),
            Optional.of(record.subject()),
            Optional.of(record.time().toString()),
            record.sequence(),
            Optional.empty(),
            jws);
    var lines =
        SaltedLines.fit(source, attributes)
            ? SaltedLines.of(record.data(), seed(index))
            : Optional.<SaltedLines>empty();
    var entry =
        new Entry(
            index,
            source,
            attributes,
            About.of(record.data()),
            Sha256.of(record.data()),
            record.data().length,
            lines.map(SaltedLines::seal));
    var leaf = Statement.of(entry);
    var notYet = new InclusionProof(index, index + 1, List.of());
    shown.put(index, new Shown(leaf, record.data(), lines, jws, notYet));
    grow(leaf);
  }

  /// An entry of the log about something else.
  void other() {
    grow(("stepwise-entry/v1\nindex " + frontier.size() + '\n').getBytes(UTF_8));
  }

  private void grow(byte[] leaf) {
    leaves.add(Hash.leaf(leaf));
    var grown = frontier.append(Hash.leaf(leaf));
    grown.completed().forEach(one -> hashes.put(one.subtree(), one.hash()));
    frontier = grown.frontier();
  }

  /// Predictable, so that a failing test fails again.
  private static Seed seed(long index) {
    return Seed.of(ByteBuffer.allocate(Seed.LENGTH).putLong(index + 1).array());
  }

  Checkpoint checkpoint() {
    return new Checkpoint("example.org/log", frontier.size(), frontier.root());
  }

  Trust trust() {
    return new Trust(VerifierKey.parse(signer.verifierKey()));
  }

  /// Trust in the keys of planner and executors, which came another way than from the log.
  Trust ownTrust(boolean allowsUnsigned) {
    return new Trust(
        trust().log(),
        Optional.of(PinnedKeys.of(List.of(planner.pin(Optional.empty())))),
        Optional.of(PinnedKeys.of(List.of(executor.pin(Optional.of("default"))))),
        Optional.empty(),
        allowsUnsigned);
  }

  byte[] bundle() {
    return bundle(indexes());
  }

  /// Of the entries about the upgrade.
  List<Long> indexes() {
    return List.copyOf(shown.keySet());
  }

  /// A bundle that says these are its entries.
  byte[] bundle(List<Long> indexes) {
    var vouched = new TreeMap<String, Content>();
    vouched.put(FileNames.CHECKPOINT, text(signer.sign(checkpoint().body())));
    vouched.put(FileNames.LOG_KEY, text(signer.verifierKey() + '\n'));
    vouched.put(
        FileNames.PLANNER_KEYS,
        text(PinnedKeys.of(List.of(planner.pin(Optional.empty()))).toJson()));
    vouched.put(
        FileNames.EXECUTOR_KEYS,
        text(PinnedKeys.of(List.of(executor.pin(Optional.of("default")))).toJson()));
    vouched.put(FileNames.REPORT, text("<p>No output here.</p>\n"));
    var files = new TreeMap<String, Sha256>();
    vouched.forEach((name, content) -> files.put(name, Digests.of(content)));
    var manifest =
        new Manifest(
            UPGRADE,
            "RUNNING",
            List.of(),
            List.of(new UpgradeId("rb-1")),
            checkpoint(),
            indexes.size(),
            MerkleTree.rootOf(indexes.stream().map(it -> leaves.get(it.intValue())).toList()),
            files);
    return written(new EvidenceWriter(signer.sign(manifest.text()), vouched, entries(indexes)));
  }

  private EvidenceWriter.Entries entries(List<Long> indexes) {
    return new EvidenceWriter.Entries() {
      @Override
      public Stream<Shown> all() {
        return indexes.stream().map(this::of);
      }

      @Override
      public Shown of(long index) {
        var one = requireNonNull(shown.get(index));
        var tree = new MerkleTree(frontier.size(), subtree -> requireNonNull(hashes.get(subtree)));
        return new Shown(
            one.leaf(), one.payload(), one.lines(), one.jws(), tree.inclusionOf(index));
      }
    };
  }

  static byte[] written(Content content) {
    var bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Content text(String text) {
    return Content.of(text.getBytes(UTF_8));
  }

  private static NoteSigner signer() {
    try {
      return new NoteSigner(
          "example.org/log", KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
