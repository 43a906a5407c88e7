package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.upgrade.Upgrade;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRefused;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.systemtests.campaign.History.Checkpoint;
import dev.stepwise.systemtests.campaign.History.Chronicle;
import dev.stepwise.systemtests.campaign.History.Hosts;
import dev.stepwise.systemtests.campaign.History.Leaf;
import dev.stepwise.systemtests.campaign.History.Post;
import dev.stepwise.systemtests.campaign.History.SealedTree;
import dev.stepwise.systemtests.campaign.History.Sealing;
import dev.stepwise.systemtests.campaign.History.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small history in which nothing is wrong, for tests that break it: an upgrade that was refused,
/// and one with a single run.
final class Sound {
  static final UpgradeId REFUSED = new UpgradeId("up-refused");
  static final UpgradeId DONE = new UpgradeId("up-done");
  static final HostId SHORE = new HostId("shore1");
  static final String ATTEMPT = new AttemptId(DONE, 0, SHORE, 1).value();
  static final Sha256 PRINTED = Sha256.of("the wave is in\n");
  static final String NOTICE = "Tide: upgrade has started\nUpgrade: up-done";

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private Sound() {}

  static History history() {
    return new History(hosts(), List.of(refused(), done()), log(), telling());
  }

  static Hosts hosts() {
    return new Hosts(Map.of(ATTEMPT, 1), Map.of(ATTEMPT, 1), Map.of(ATTEMPT, PRINTED));
  }

  /// One that can be folded.
  static Chronicle refused() {
    var host =
        new InstalledHost(
            SHORE,
            List.of("shore"),
            "127.0.0.1",
            22,
            "tide",
            "default",
            List.of("key"),
            new TreeMap<>());
    var installation =
        new Installation(
            new InstallationId("tide"), "tide", "Tide", "sea", List.of(host), new TreeMap<>());
    List<UpgradeEvent> events =
        List.of(
            new UpgradeRequested(
                REFUSED, installation, new Release("2"), "safest", List.of(SHORE), "test", AT),
            new UpgradeRefused(REFUSED, "there is no such release", "ask for another", AT));
    return chronicle(REFUSED, "REFUSED", events, Optional.of(folded(events)), Map.of());
  }

  /// One of which the checker is told the end of a run only.
  static Chronicle done() {
    List<UpgradeEvent> events =
        List.of(
            new RunSucceeded(
                DONE,
                0,
                SHORE,
                1,
                new TreeMap<>(),
                "exit 0, verify passed",
                new Output(15, PRINTED, "the wave is in"),
                AT));
    return chronicle(DONE, "SUCCEEDED", events, Optional.empty(), Map.of(ATTEMPT, PRINTED));
  }

  private static Chronicle chronicle(
      UpgradeId id,
      String state,
      List<UpgradeEvent> events,
      Optional<String> replayed,
      Map<String, Sha256> output) {
    var payloads = events.stream().map(event -> Sha256.of(Wire.encode(event))).toList();
    var sealed = new ArrayList<Sealing>();
    payloads.forEach(payload -> sealed.add(new Sealing(sealed.size() + 1, payload)));
    return new Chronicle(
        id, state, true, events.size(), events, payloads, sealed, replayed, output);
  }

  private static String folded(List<UpgradeEvent> events) {
    return ChronicleReader.canonical(Wire.encode(Upgrade.replay(events)));
  }

  static SealedTree log() {
    var leaves = List.of(leaf(0), leaf(1), leaf(2));
    var roots = new Roots();
    leaves.forEach(leaf -> roots.add(leaf.hash()));
    var checkpoint = new Checkpoint(3, roots.root());
    return new SealedTree(leaves, List.of(checkpoint), List.of(checkpoint), Optional.empty());
  }

  static Leaf leaf(long index) {
    return new Leaf(index, Sha256.of("leaf " + index).hex(), true);
  }

  static Telling telling() {
    return new Telling(List.of(NOTICE), List.of(new Post(NOTICE, false)));
  }
}
