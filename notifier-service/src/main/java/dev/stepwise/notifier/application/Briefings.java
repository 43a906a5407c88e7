package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Briefing;
import java.time.Instant;
import java.util.List;

/// What is known of upgrades, to be read.
public interface Briefings {
  /// Those that changed since that moment, and those that people are still to be reminded of;
  /// newest change first, 1000 at most.
  List<Briefing> since(Instant moment);
}
