package dev.stepwise.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.audit.SampleUpgrade;
import dev.stepwise.audit.domain.GoldenLogTest.Row;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.log.About;
import dev.stepwise.log.Attributes;
import dev.stepwise.log.Frontier;
import dev.stepwise.log.NoteSigner;
import dev.stepwise.log.Seed;
import dev.stepwise.log.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Seals a log as this release does, with every form of a leaf, for [GoldenLogTest] to read for
/// ever. By hand, once per release that seals in another way: `main` with the folder's name.
final class GoldenLogMaker {
  private static final String UPGRADE = "golden";
  private static final String ORIGIN = "golden.example.org/log";

  private final List<Arrival> arrivals = new ArrayList<>();

  public static void main(String... arguments) throws IOException, GeneralSecurityException {
    new GoldenLogMaker().make(GoldenLogTest.FOLDER.resolve(arguments[0]));
  }

  private void make(Path folder) throws IOException, GeneralSecurityException {
    var upgrade = new SampleUpgrade(UPGRADE);
    add(Topics.NOTICES, "unsigned".getBytes(UTF_8), "unreadable", OptionalLong.empty(), false);
    for (UpgradeEvent event : upgrade.events()) {
      var sequence = OptionalLong.of(arrivals.size());
      add(Topics.UPGRADES, Wire.encode(event), Wire.typeOf(event), sequence, arrivals.size() > 3);
    }
    var text = Base64.getEncoder().encodeToString("first line\nsecond line\n".getBytes(UTF_8));
    var output = new StepOutput(upgrade.attempt(1), 0, text);
    add(Topics.STEP_OUTPUT, Wire.encode(output), Wire.typeOf(output), OptionalLong.empty(), true);
    write(folder, Batch.of(Frontier.EMPTY, arrivals), upgrade);
  }

  private void add(
      String topic, byte[] payload, String type, OptionalLong sequence, boolean signed) {
    var isReadable = !type.equals(Attributes.UNREADABLE);
    var attributes =
        new Attributes(
            Optional.of(UPGRADE),
            Optional.of(UPGRADE + "/" + arrivals.size()),
            Optional.of("/planner"),
            type,
            Optional.of(UPGRADE),
            Optional.of(SampleUpgrade.NOON.toString()),
            sequence,
            isReadable ? Optional.empty() : Optional.of("Expected JSON"),
            signed ? Optional.of("eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl") : Optional.empty());
    arrivals.add(
        Arrival.of(
            new Source(topic, 0, arrivals.size()),
            attributes,
            isReadable ? About.of(payload) : About.NOTHING,
            payload,
            Seed.of(new byte[Seed.LENGTH])));
  }

  private static void write(Path folder, Batch batch, SampleUpgrade upgrade)
      throws IOException, GeneralSecurityException {
    var signer = new NoteSigner(ORIGIN, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("entries.jsonl"),
        batch.sealed().stream()
            .map(GoldenLogMaker::row)
            .map(row -> new String(Wire.encode(row), UTF_8) + "\n")
            .collect(Collectors.joining()));
    Files.writeString(folder.resolve("checkpoint"), signer.sign(batch.checkpoint(ORIGIN).body()));
    Files.writeString(folder.resolve("key"), signer.verifierKey() + "\n");
    Files.write(folder.resolve("state.json"), Wire.encode(Upgrade.replay(upgrade.events())));
  }

  private static Row row(Batch.Sealed one) {
    return new Row(
        one.entry().index(),
        one.entry().source(),
        one.entry().attributes(),
        one.entry().about(),
        new String(one.leaf(), UTF_8),
        Base64.getEncoder().encodeToString(one.payload()),
        one.seed().map(_ -> Base64.getEncoder().encodeToString(new byte[Seed.LENGTH])));
  }
}
