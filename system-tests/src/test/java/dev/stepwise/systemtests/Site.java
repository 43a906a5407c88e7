package dev.stepwise.systemtests;

import dev.stepwise.cli.api.PlannerApi;
import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.cli.api.UpgradeWish;
import dev.stepwise.cli.stack.LocalStack;
import dev.stepwise.cli.stack.Practice;
import dev.stepwise.cli.stack.Service;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import dev.stepwise.embedded.practice.PracticeDescription;
import dev.stepwise.embedded.practice.PracticeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// A fresh practice installation, registered with the shared stack.
///
/// @param planner of the stack, as a person would talk to it
record Site(PracticeRange range, Installation installation, PlannerApi planner)
    implements AutoCloseable {

  /// An installation of its own, over SSH servers inside this process.
  static Site fresh(String name) {
    return fresh(name, new Practice(SharedStack.PLATFORM, PracticeDescription.DEFAULT));
  }

  /// An installation of its own of some platform.
  static Site fresh(String name, Practice practice) {
    var secrets = SharedStack.get().folder().secrets(name);
    return fresh(
        name,
        practice.platform(),
        (playbook, folder) -> PracticeRange.start(playbook, folder, secrets, practice.scenario()));
  }

  /// @param start how the hosts are started, from a playbook's folder and a folder of their own
  static Site fresh(String name, String platform, BiFunction<Path, Path, PracticeRange> start) {
    var stack = SharedStack.get();
    var folder = stack.folder().practice(name);
    giveTheStacksKey(stack, folder);
    var playbook = SharedStack.HOME.resolve("playbooks").resolve(platform);
    var range = start.apply(playbook, folder);
    var site = new Site(range, named(name, range.installation()), planner(stack));
    site.planner.register(site.installation);
    return site;
  }

  static PlannerApi planner(LocalStack stack) {
    return new PlannerApi(stack.url(Service.PLANNER), stack.signIn("system-test"));
  }

  private static void giveTheStacksKey(LocalStack stack, Path folder) {
    var key = stack.foundation().practice().identity();
    try {
      Files.createDirectories(folder);
      Files.copy(key, folder.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new IllegalStateException("Expected to copy " + key, e);
    }
  }

  private static Installation named(String name, Installation from) {
    return new Installation(
        new InstallationId(name),
        from.platform(),
        name,
        from.topology(),
        from.hosts(),
        from.parameters(),
        from.approvals());
  }

  /// Asks for the practice upgrade; it is planned when this returns.
  UpgradeView ask() {
    var description = range.description();
    return planner.request(
        new UpgradeWish(
            installation.id().value(),
            new Release(description.target()),
            description.variant(),
            description.components()));
  }

  /// Asks, approves and starts.
  UpgradeId start() {
    return start(ask());
  }

  UpgradeId start(UpgradeView asked) {
    planner.approve(asked.id(), asked.planHash());
    planner.start(asked.id());
    return asked.id();
  }

  /// Follows an upgrade until it is over or is held; each event is handed over, and each checklist
  /// signed.
  UpgradeView follow(UpgradeId id, Consumer<UpgradeEvent> seen) throws InterruptedException {
    planner
        .events(id)
        .follow((_, event) -> {
          seen.accept(event);
          if (event instanceof UpgradeEvent.ConfirmationAsked) {
            planner.confirm(id, planner.upgrade(id).confirm().orElseThrow());
          }
          return !isEnd(event);
        });
    return planner.upgrade(id);
  }

  /// Follows an upgrade that went on after that many events.
  UpgradeView followFrom(UpgradeId id, long seen) throws InterruptedException {
    planner.events(id).follow((sequence, event) -> sequence <= seen || !isEnd(event));
    return planner.upgrade(id);
  }

  private static boolean isEnd(UpgradeEvent event) {
    return event instanceof UpgradeEvent.UpgradeSucceeded
        || event instanceof UpgradeEvent.UpgradeFailed
        || event instanceof UpgradeEvent.UpgradeHeld;
  }

  /// Whatever a test did: at its end the log must tell what the planner holds.
  @Override
  public void close() {
    try {
      ReplayEqualsLive.of(SharedStack.get()).holds(installation.id());
    } finally {
      range.close();
    }
  }
}
