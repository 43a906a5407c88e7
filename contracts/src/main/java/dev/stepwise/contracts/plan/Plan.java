package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.ApprovalGate;
import dev.stepwise.contracts.ApprovalRule;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What people approve: immutable, complete, and named by its hash (`codec.Wire.hashOf`).
///
/// @param rollbackOf the upgrade that this plan undoes, when it was derived from the log
/// @param from the release that the facts show
/// @param to the release that will run afterwards
/// @param path the hops from one to the other; a rollback has the hops of its upgrade, reversed
/// @param playbook digest of the playbook's files; a changed playbook voids the plan
/// @param facts what was discovered, by host and fact
/// @param stages in the order in which they run
/// @param library shell functions that go in front of every script when it is sent; here once
/// @param scripts every script's own text by its digest
/// @param unavailable the words for people for the things that stages name in `down`; may be absent
/// @param variant how much is upgraded, when the playbook leaves a choice
/// @param components what is upgraded, when the playbook leaves a choice
/// @param partial whether some host will have another release than `to` afterwards, so that the
///   installation's recorded release stays
/// @param alternatives what the plan would be under each policy
/// @param wayBack what is to be known of a rollback
public record Plan(
    UpgradeId upgradeId,
    Optional<UpgradeId> rollbackOf,
    Installation installation,
    Release from,
    Release to,
    List<Hop> path,
    Sha256 playbook,
    SortedMap<HostId, SortedMap<String, String>> facts,
    List<Stage> stages,
    String library,
    SortedMap<Sha256, String> scripts,
    List<Risk> risks,
    Forecast forecast,
    Optional<SortedMap<String, String>> unavailable,
    Optional<String> variant,
    Optional<List<String>> components,
    Optional<Boolean> partial,
    Optional<List<Alternative>> alternatives,
    Optional<WayBack> wayBack) {
  /// Fails with [IllegalArgumentException] when there is no stage.
  public Plan {
    path = List.copyOf(path);
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    stages = List.copyOf(stages);
    scripts = Collections.unmodifiableSortedMap(new TreeMap<>(scripts));
    risks = List.copyOf(risks);
    unavailable = unavailable.map(words -> Collections.unmodifiableSortedMap(new TreeMap<>(words)));
    components = components.map(List::copyOf);
    alternatives = alternatives.map(List::copyOf);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected plan of '%s' to have a stage, but it has none".formatted(upgradeId));
    }
  }

  /// A plan that leads forward.
  public Plan(
      UpgradeId upgradeId,
      Optional<UpgradeId> rollbackOf,
      Installation installation,
      Release from,
      Release to,
      List<Hop> path,
      Sha256 playbook,
      SortedMap<HostId, SortedMap<String, String>> facts,
      List<Stage> stages,
      String library,
      SortedMap<Sha256, String> scripts,
      List<Risk> risks,
      Forecast forecast,
      Optional<SortedMap<String, String>> unavailable,
      Optional<String> variant,
      Optional<List<String>> components,
      Optional<Boolean> partial,
      Optional<List<Alternative>> alternatives) {
    this(
        upgradeId,
        rollbackOf,
        installation,
        from,
        to,
        path,
        playbook,
        facts,
        stages,
        library,
        scripts,
        risks,
        forecast,
        unavailable,
        variant,
        components,
        partial,
        alternatives,
        Optional.empty());
  }

  /// A plan of the whole installation, which leaves no choice.
  public Plan(
      UpgradeId upgradeId,
      Optional<UpgradeId> rollbackOf,
      Installation installation,
      Release from,
      Release to,
      List<Hop> path,
      Sha256 playbook,
      SortedMap<HostId, SortedMap<String, String>> facts,
      List<Stage> stages,
      String library,
      SortedMap<Sha256, String> scripts,
      List<Risk> risks,
      Forecast forecast,
      Optional<SortedMap<String, String>> unavailable) {
    this(
        upgradeId,
        rollbackOf,
        installation,
        from,
        to,
        path,
        playbook,
        facts,
        stages,
        library,
        scripts,
        risks,
        forecast,
        unavailable,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Whether some host will have another release than `to` afterwards.
  public boolean isPartial() {
    return partial.orElse(false);
  }

  /// What kind of plan people agree with.
  public ApprovalGate approvalGate() {
    if (rollbackOf.isPresent()) {
      return ApprovalGate.ROLLBACK;
    }
    return stages.stream().anyMatch(stage -> stage.effect() instanceof Effect.Irreversible)
        ? ApprovalGate.POINT_OF_NO_RETURN
        : ApprovalGate.UPGRADE;
  }

  /// Who has to agree with it.
  public ApprovalRule approvalRule() {
    return installation.approvalRules().at(approvalGate());
  }

  /// What people call a thing that stages name in `down`; the name itself when there are no words.
  public String wordsFor(String thing) {
    return unavailable.map(words -> words.get(thing)).orElse(thing);
  }

  /// The text of one of the plan's scripts as it is sent, the library in front.
  public String textOf(Script script) {
    return library + ownTextOf(script);
  }

  /// The text of one of the plan's scripts, without the library.
  public String ownTextOf(Script script) {
    var text = scripts.get(script.sha256());
    if (text == null) {
      throw new IllegalArgumentException(
          "Expected plan of '%s' to hold script '%s', but it does not"
              .formatted(upgradeId, script.name()));
    }
    return text;
  }
}
