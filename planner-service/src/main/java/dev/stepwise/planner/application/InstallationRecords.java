package dev.stepwise.planner.application;

import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.estate.InstallationEvent.InstallationRegistered;
import dev.stepwise.contracts.estate.InstallationEvent.ReleaseRecorded;
import dev.stepwise.contracts.estate.InstallationEvent.WindowsChanged;
import dev.stepwise.contracts.estate.Registered;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records facts about installations, in the caller's transaction: the table and the message
/// together.
@ApplicationScoped
public class InstallationRecords {
  /// Stands as the author of what was registered before such facts were kept.
  private static final String BEFORE = "stepwise";

  private final InstallationStore store;
  private final Outbox outbox;
  private final Messages messages;

  public InstallationRecords(InstallationStore store, Outbox outbox, Messages messages) {
    this.store = store;
    this.outbox = outbox;
    this.messages = messages;
  }

  /// Registers it; what is registered already, word for word, is no fact.
  ///
  /// @return whether it is new
  boolean register(Installation installation, String by, Instant at) {
    var known = store.lock(installation.id());
    if (known
        .filter(old -> old.version() > 0 && old.installation().equals(installation))
        .isEmpty()) {
      record(adopted(known, at), new InstallationRegistered(installation, by, at));
    }
    return known.isEmpty();
  }

  /// Notes the release that an upgrade or a rollback has brought it to.
  void record(InstallationId id, Release release, UpgradeId upgrade, Instant at) {
    var known = store.lock(id);
    if (known.isPresent()) {
      record(adopted(known, at), new ReleaseRecorded(id, release, Optional.of(upgrade), at));
    }
  }

  /// Notes when downtime is allowed in it from now on.
  ///
  /// @param rules all of them, in JSON
  void windows(InstallationId id, String rules, String by, Instant at) {
    var known = store.lock(id);
    if (known.isPresent()) {
      record(adopted(known, at), new WindowsChanged(id, rules, by, at));
    }
  }

  /// Says of every installation what was recorded before such facts were kept.
  void adoptAll(Instant at) {
    store.list().stream()
        .filter(known -> known.version() == 0)
        .forEach(known -> adopted(store.lock(known.installation().id()), at));
  }

  private Optional<Registered> adopted(Optional<Registered> known, Instant at) {
    return known.map(old -> old.version() > 0 ? old : adopted(old, at));
  }

  private Registered adopted(Registered old, Instant at) {
    var registered =
        record(Optional.empty(), new InstallationRegistered(old.installation(), BEFORE, at));
    return old.release()
        .map(release ->
            record(
                Optional.of(registered),
                new ReleaseRecorded(old.installation().id(), release, Optional.empty(), at)))
        .orElse(registered);
  }

  private Registered record(Optional<Registered> before, InstallationEvent event) {
    var after = Registered.evolve(before, event);
    store.save(after);
    outbox.add(List.of(messages.of(event, after.version())));
    return after;
  }
}
