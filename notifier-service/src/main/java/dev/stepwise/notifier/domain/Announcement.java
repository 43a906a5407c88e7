package dev.stepwise.notifier.domain;

import java.util.Optional;

/// What a fact means to the notifier.
///
/// @param briefing what is known now; empty while there is no plan
/// @param notice what is to be told
public record Announcement(Optional<Briefing> briefing, Optional<UpgradeNotice> notice) {
  static Announcement silent(Briefing briefing) {
    return new Announcement(Optional.of(briefing), Optional.empty());
  }

  /// What those who decide are told, which is not how things stand for users.
  static Announcement aside(Briefing briefing, UpgradeNotice notice) {
    return new Announcement(Optional.of(briefing), Optional.of(notice));
  }

  static Announcement of(Briefing briefing, UpgradeNotice notice) {
    return new Announcement(Optional.of(briefing.told(notice)), Optional.of(notice));
  }
}
