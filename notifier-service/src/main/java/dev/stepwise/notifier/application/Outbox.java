package dev.stepwise.notifier.application;

import dev.stepwise.contracts.notice.NoticeEvent;
import java.time.Instant;
import java.util.List;

/// Facts that are stored and not yet published. All of it joins the caller's transaction.
public interface Outbox {
  void add(NoticeEvent fact, Instant at);

  /// The oldest facts, if no other instance is publishing; this one is until the transaction ends.
  List<Fact> next(int most);

  void remove(List<Fact> published);

  /// A fact as it is stored.
  ///
  /// @param position grows with each fact
  /// @param id the same whenever it is published
  record Fact(long position, String id, NoticeEvent event, Instant at) {}
}
