package dev.stepwise.audit.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.application.GatherEvidence.Gathered;
import dev.stepwise.audit.domain.Arrival;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.alert.SecurityAlert.RecordRefused;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.signature.Authors;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.SigningKey;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackStarted;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import dev.stepwise.log.VerifierKey;
import dev.stepwise.log.evidence.Bundle;
import dev.stepwise.log.evidence.EvidenceVerifier;
import dev.stepwise.log.evidence.FileNames;
import dev.stepwise.log.evidence.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GatherEvidenceTest {
  private static final SampleUpgrade SAMPLE = new SampleUpgrade("u-1");
  private static final UpgradeId ROLLBACK = new UpgradeId("rb-1");

  private final SigningKey planner = SigningKey.generate("planner");
  private final SigningKey executor = SigningKey.generate("executor");
  private final NoteSigner signer = signer();
  private final LogInMemory log = new LogInMemory();
  private final List<Arrival> arrivals = new ArrayList<>();
  private long offset;

  @Test
  void the_evidence_of_an_upgrade_is_sound() {
    sealSample();

    var zip = written(evidence(false));

    var verdict = verifier().verify(ByteBuffer.wrap(zip));
    assertThat(verdict.flaw()).isEmpty();
    assertThat(verdict.missing()).isEmpty();
    var bundle = Bundle.read(ByteBuffer.wrap(zip));
    assertThat(bundle.text(FileNames.output(SAMPLE.attempt(1)))).isEqualTo("one\ntwo\n");
    assertThat(bundle.names()).contains(FileNames.plan(SAMPLE.id()));
    assertThat(bundle.text(FileNames.MANIFEST)).contains("\nstate SUCCEEDED\n");
  }

  @Test
  void the_report_tells_everything_but_output_and_nothing_in_it_is_markup() {
    sealSample();

    var bundle = Bundle.read(ByteBuffer.wrap(written(evidence(false))));

    assertThat(bundle.text(FileNames.REPORT))
        .contains("Replace the binaries", "grace", "FORGED", "ssh-ed25519 AAAA", "&lt;b&gt;yes")
        .doesNotContain("<script", "<b>", "two\n");
  }

  @Test
  void at_the_same_checkpoint_it_is_the_same_byte_for_byte() {
    sealSample();
    var first = evidence(false);
    say("planner", Topics.UPGRADES, OptionalLong.of(1), other());
    log.seal(List.copyOf(arrivals));

    var second = gather().of(SAMPLE.id(), false, OptionalLong.of(sizeOf(first)));

    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(written(second)).isEqualTo(written(first));
    assertThat(written(first)).isEqualTo(written(first));
  }

  @Test
  void a_rollback_is_named_and_can_be_put_in() {
    sealSample();
    say(
        "planner",
        Topics.UPGRADES,
        OptionalLong.of(10),
        new RollbackStarted(SAMPLE.id(), ROLLBACK, SampleUpgrade.NOON));
    say(
        "planner",
        Topics.UPGRADES,
        OptionalLong.of(1),
        new SampleUpgrade(ROLLBACK.value()).events().getFirst());
    log.seal(List.copyOf(arrivals));

    var alone = written(evidence(false));
    var both = written(evidence(true));

    assertThat(manifest(alone)).contains("without rb-1").contains("state ROLLING_BACK");
    assertThat(manifest(both)).contains("with rb-1");
    assertThat(both.length).isGreaterThan(alone.length);
    assertThat(verifier().verify(ByteBuffer.wrap(both)).flaw()).isEmpty();
  }

  @Test
  void without_a_key_it_says_what_to_do() {
    sealSample();
    var gather =
        new GatherEvidence(
            log, new EvidentEntries(log), new ShownEntries(log), sign(Optional::empty), authors());

    assertThatThrownBy(() -> gather.of(SAMPLE.id(), false, OptionalLong.empty()))
        .isInstanceOf(NoLogKey.class)
        .hasMessageContaining("audit.key");
  }

  @Test
  void of_what_nobody_knows_there_is_no_evidence() {
    sealSample();

    assertThatThrownBy(() -> gather().of(ROLLBACK, false, OptionalLong.empty()))
        .isInstanceOf(NotSealed.class);
    assertThatThrownBy(() -> gather().of(SAMPLE.id(), false, OptionalLong.of(3)))
        .isInstanceOf(NotSealed.class);
  }

  private void sealSample() {
    var events = SAMPLE.events();
    for (var event : events) {
      say("planner", Topics.UPGRADES, OptionalLong.of(events.indexOf(event) + 1L), event);
    }
    say("executor", Topics.STEP_OUTPUT, OptionalLong.empty(), chunk(0, "one\ntw"));
    say("executor", Topics.STEP_OUTPUT, OptionalLong.empty(), chunk(6, "o\n"));
    say("executor", Topics.STEP_REPORTS, OptionalLong.empty(), ended());
    say("executor", Topics.ALERTS, OptionalLong.empty(), alert());
    log.seal(List.copyOf(arrivals));
    arrivals.clear();
  }

  private void say(String who, String topic, OptionalLong sequence, Object message) {
    var place = offset++;
    var record =
        CloudEvent.of(
            "id-" + place,
            URI.create("/" + who),
            message instanceof UpgradeEvent event ? event.upgradeId().value() : SAMPLE.id().value(),
            SampleUpgrade.NOON,
            sequence,
            message);
    var author = who.equals("planner") ? planner : executor;
    var none = Optional.<String>empty();
    var attributes =
        new Attributes(
            none,
            Optional.of(record.id()),
            Optional.of("/" + who),
            record.type(),
            Optional.of(record.subject()),
            Optional.of(record.time().toString()),
            sequence,
            none,
            Optional.of(new String(author.sign(record).get(PinnedKeys.HEADER), UTF_8)));
    var source = new Source(topic, 0, place);
    var seed = Seed.of(new byte[Seed.LENGTH]);
    arrivals.add(Arrival.of(source, attributes, About.of(record.data()), record.data(), seed));
  }

  private static Object other() {
    return new SampleUpgrade("another").events().getFirst();
  }

  private static StepOutput chunk(long offset, String text) {
    var data = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    return new StepOutput(SAMPLE.attempt(1), offset, data);
  }

  private static RunEnded ended() {
    return new RunEnded(
        SAMPLE.attempt(1),
        1,
        new Outcome.Succeeded(new TreeMap<>(), "verify said <b>yes</b>"),
        new Output(8, Sha256.of("one\ntwo\n"), "two\n"),
        "e1",
        SampleUpgrade.NOON);
  }

  private static RecordRefused alert() {
    return new RecordRefused(
        Refusal.FORGED,
        "Expected another",
        "stepwise.steps.default",
        0,
        7,
        Sha256.of("forged"),
        Optional.of(SAMPLE.id()),
        Optional.of(SampleUpgrade.HOST),
        "executor-1",
        SampleUpgrade.NOON);
  }

  private Gathered evidence(boolean withRollbacks) {
    return gather().of(SAMPLE.id(), withRollbacks, OptionalLong.empty());
  }

  private GatherEvidence gather() {
    return new GatherEvidence(
        log,
        new EvidentEntries(log),
        new ShownEntries(log),
        sign(() -> Optional.of(signer)),
        authors());
  }

  private SignLog sign(dev.stepwise.audit.application.SigningKey key) {
    return new SignLog(key, new GivenAway(log, List.of()));
  }

  private Authors authors() {
    return new Authors(
        PinnedKeys.of(List.of(planner.pin(Optional.empty()))),
        PinnedKeys.of(List.of(executor.pin(Optional.of("default")))));
  }

  private EvidenceVerifier verifier() {
    return new EvidenceVerifier(new Trust(VerifierKey.parse(signer.verifierKey())));
  }

  private static String manifest(byte[] zip) {
    return Bundle.read(ByteBuffer.wrap(zip)).text(FileNames.MANIFEST);
  }

  private static long sizeOf(Gathered evidence) {
    var size =
        manifest(written(evidence)).lines().filter(line -> line.startsWith("checkpoint-size "));
    return Long.parseLong(size.findFirst().orElseThrow().substring(16));
  }

  private static byte[] written(Gathered evidence) {
    var bytes = new ByteArrayOutputStream();
    try {
      evidence.bundle().writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static NoteSigner signer() {
    try {
      var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(LogInMemory.ORIGIN, keys);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
