package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that hosts, databases and the log say of some upgrades.
///
/// @param log the whole log, whatever it is about
record History(Hosts hosts, List<Chronicle> upgrades, SealedTree log, Telling telling) {
  /// What the hosts keep, by the attempt's name.
  ///
  /// @param starts lines that the run ledger wrote
  /// @param counts lines that the scripts themselves wrote
  /// @param printed digests of what they printed
  record Hosts(
      Map<String, Integer> starts, Map<String, Integer> counts, Map<String, Sha256> printed) {}

  /// One upgrade.
  ///
  /// @param state and `version`, as the planner's table of upgrades says
  /// @param events as the planner recorded them
  /// @param payloads the digests of the very bytes
  /// @param sealed the planner's events in the log, each delivery of each
  /// @param replayed the state that audit folds out of the log, as JSON
  /// @param output digests of the output in the log, by the attempt's name
  record Chronicle(
      UpgradeId id,
      String state,
      boolean isOver,
      long version,
      List<UpgradeEvent> events,
      List<Sha256> payloads,
      List<Sealing> sealed,
      Optional<String> replayed,
      Map<String, Sha256> output) {}

  /// One of the planner's events in the log.
  record Sealing(long sequence, Sha256 payload) {}

  /// The log's tree.
  ///
  /// @param finding what audit itself finds wrong, if anything
  /// @param witnessed checkpoints that were given out meanwhile
  record SealedTree(
      List<Leaf> leaves,
      List<Checkpoint> checkpoints,
      List<Checkpoint> witnessed,
      Optional<String> finding) {}

  /// @param fits whether it is the hash of what is kept
  record Leaf(long index, String hash, boolean fits) {}

  record Checkpoint(long size, String root) {}

  /// What people were told.
  ///
  /// @param notices as they were stored
  /// @param posts as they came to the other side
  record Telling(List<String> notices, List<Post> posts) {}

  /// @param labelled as a possible duplicate
  record Post(String text, boolean labelled) {}
}
