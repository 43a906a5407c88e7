package dev.stepwise.notifier.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What was told of one group of alerts, and what was not yet.
///
/// @param toldAt when the last notice was stored
/// @param untold how many came since
/// @param last the newest of them
public record Watch(String group, Instant toldAt, int untold, Optional<Sighting> last) {
  /// Nothing was seen of the group so far.
  public static Watch of(String group) {
    return new Watch(group, Instant.EPOCH, 0, Optional.empty());
  }

  /// One more was seen.
  public Watch seen(Sighting sighting) {
    return new Watch(group, toldAt, untold + 1, Optional.of(sighting));
  }

  /// What is to be told now: nothing while the last notice is not that old.
  public Optional<SecurityNotice> due(Instant now, Duration every) {
    return now.isBefore(toldAt.plus(every))
        ? Optional.empty()
        : last.map(sighting -> new SecurityNotice(group, untold, sighting));
  }

  /// It was told.
  public Watch told(Instant now) {
    return new Watch(group, now, 0, Optional.empty());
  }
}
