package dev.stepwise.planner.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.planner.application.Outbox.Message;
import dev.stepwise.planner.domain.Awaited;
import dev.stepwise.planner.domain.FollowUp.RecordRelease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one transaction sends and awaits: gathered while it decides, and written at its end with
/// few statements, however much was decided.
final class Consequences {
  private final List<Message> messages = new ArrayList<>();
  private final List<LeaseChange> leases = new ArrayList<>();
  private final List<Reached> releases = new ArrayList<>();

  private record Reached(RecordRelease what, Instant at) {}

  void send(List<Message> more) {
    messages.addAll(more);
  }

  void await(List<Awaited> awaited) {
    leases.add(new LeaseChange.Await(List.copyOf(awaited)));
  }

  void renew(Awaited awaited) {
    if (leases.isEmpty() || !(leases.getLast() instanceof LeaseChange.Renew)) {
      leases.add(new LeaseChange.Renew());
    }
    if (leases.getLast() instanceof LeaseChange.Renew last) {
      last.those().add(awaited);
    }
  }

  /// What has come is not awaited for a lease more before.
  void settle(Awaited awaited) {
    leases.removeIf(change -> change instanceof LeaseChange.Renew renew && renew.without(awaited));
    if (leases.isEmpty() || !(leases.getLast() instanceof LeaseChange.Settle)) {
      leases.add(new LeaseChange.Settle());
    }
    if (leases.getLast() instanceof LeaseChange.Settle last) {
      last.those().add(awaited);
    }
  }

  void settleAll(UpgradeId id) {
    leases.add(new LeaseChange.SettleAll(id));
  }

  void record(RecordRelease release, Instant at) {
    releases.add(new Reached(release, at));
  }

  /// Writes all of it; what was changed of one lease in the order in which it was.
  void write(Outbox outbox, Leases table, InstallationRecords installations) {
    if (!messages.isEmpty()) {
      outbox.add(messages);
    }
    leases.forEach(change -> change.write(table));
    for (var one : releases) {
      var what = one.what();
      installations.record(what.installation(), what.release(), what.upgrade(), one.at());
    }
  }
}
