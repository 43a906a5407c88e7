package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.plan.Choice;
import dev.stepwise.contracts.plan.RollbackScope;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RollbackRequested;
import dev.stepwise.contracts.upgrade.UpgradeEvent.UpgradeRequested;
import dev.stepwise.planner.domain.Decision;
import dev.stepwise.planner.domain.Decision.Accepted;
import dev.stepwise.planner.domain.UpgradeCommand.RequestRollback;
import dev.stepwise.planner.domain.UpgradeCommand.RequestUpgrade;
import dev.stepwise.planner.domain.planning.Discovery;
import dev.stepwise.planner.domain.planning.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// New upgrades, and rollbacks of old ones.
@ApplicationScoped
public class UpgradeRequests {
  private final UpgradeHandler handler;
  private final UpgradeStore store;
  private final Installations installations;
  private final Platforms platforms;
  private final OneAtATime oneAtATime;
  private final UpgradeIds ids;
  private final InstantSource clock;

  public UpgradeRequests(
      UpgradeHandler handler,
      UpgradeStore store,
      Installations installations,
      Platforms platforms,
      OneAtATime oneAtATime,
      UpgradeIds ids,
      InstantSource clock) {
    this.handler = handler;
    this.store = store;
    this.installations = installations;
    this.platforms = platforms;
    this.oneAtATime = oneAtATime;
    this.ids = ids;
    this.clock = clock;
  }

  /// What came of a request.
  ///
  /// @param id of the upgrade that came of it, whether now or at an earlier request with that key
  public record Answer(UpgradeId id, Decision<UpgradeEvent> decision) {}

  /// Asks for an upgrade.
  ///
  /// @param key names the request, if the same one may come again
  /// @throws NotKnown when there is no such installation
  /// @throws NotPossible when there is no such release or choice, or the key was used for something
  ///   else
  public Answer upgrade(
      InstallationId installationId,
      Release target,
      Policy policy,
      Choice choice,
      String by,
      Optional<String> key) {
    var installation = installations.get(installationId).installation();
    installations.check(installation);
    var playbook = platforms.require(installation.platform());
    Platforms.requireRelease(playbook, target);
    Platforms.requireChoice(playbook, choice);
    var id = ids.next("up", key);
    var hosts =
        Discovery.probes(id, playbook, installation).stream()
            .map(probe -> probe.host().id())
            .toList();
    var request =
        new RequestUpgrade(
            id, installation, target, policy.word(), hosts, by, clock.instant(), choice);
    return new Answer(
        id,
        handler.decide(transaction ->
            once(
                transaction.current(id),
                first -> isSame(first, request),
                () ->
                    oneAtATime.ifFree(installation).orElseGet(() -> transaction.decide(request)))));
  }

  /// Asks for the rollback of an upgrade.
  ///
  /// @throws NotKnown when there is no such upgrade
  public Answer rollback(UpgradeId original, RollbackScope scope, String by, Optional<String> key) {
    var installation = installationOf(original);
    var id = ids.next("rb", key);
    return new Answer(
        id,
        handler.decide(transaction ->
            once(
                transaction.current(id),
                first -> isSame(first, original, scope),
                () ->
                    oneAtATime
                        .ifUndoable(installation, original)
                        .orElseGet(() ->
                            transaction.decide(
                                new RequestRollback(
                                    id,
                                    original,
                                    transaction.current(original).state(),
                                    by,
                                    clock.instant(),
                                    scope))))));
  }

  private static boolean isSame(UpgradeEvent first, UpgradeId original, RollbackScope scope) {
    return first instanceof RollbackRequested e
        && e.rollbackOf().equals(original)
        && e.scope().orElse(RollbackScope.WHOLE).equals(scope);
  }

  private Installation installationOf(UpgradeId id) {
    return handler
        .current(id)
        .state()
        .about()
        .orElseThrow(() -> new NotKnown("Expected an upgrade, but there is no '%s'".formatted(id)));
  }

  /// The same request a second time asks for nothing new.
  private Decision<UpgradeEvent> once(
      LiveUpgrade existing,
      Predicate<UpgradeEvent> isSame,
      Supplier<Decision<UpgradeEvent>> decide) {
    if (existing.version() == 0) {
      return decide.get();
    }
    if (!isSame.test(store.request(existing.id()))) {
      throw new NotPossible(
          "Expected the same request as the first with this Idempotency-Key, but got another one;"
              + " use a new key");
    }
    return new Accepted<>(List.of());
  }

  private static boolean isSame(UpgradeEvent first, RequestUpgrade request) {
    return first instanceof UpgradeRequested e
        && e.installation().id().equals(request.installation().id())
        && e.target().equals(request.target())
        && e.policy().equals(request.policy())
        && e.choice().orElse(Choice.NONE).equals(request.choice());
  }
}
