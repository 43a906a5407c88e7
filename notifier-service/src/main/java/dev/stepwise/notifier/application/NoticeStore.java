package dev.stepwise.notifier.application;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.notifier.domain.Briefing;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of each upgrade, and what is to be told. All of it joins the caller's transaction.
public interface NoticeStore {
  /// Remembers that a fact was handled; false when it had been before.
  boolean isNew(UpgradeId upgrade, long sequence);

  /// Remembers who asked for an upgrade, before there is anything else to know of it.
  void requested(UpgradeId upgrade, String requester);

  /// Who asked for an upgrade; empty when that was not heard.
  Optional<String> requester(UpgradeId upgrade);

  /// Nobody else changes it until the transaction is over.
  Optional<Briefing> briefing(UpgradeId upgrade);

  /// One whose time to remind has come, and that nobody else is reminding of.
  Optional<Briefing> awake(Instant now);

  void save(Briefing briefing);

  /// Stores a notice, and a delivery to each subscriber that is due at once. What is for the inbox
  /// is delivered by that.
  void add(Notice notice, Message message, List<Subscriber> subscribers, Instant now);
}
