package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How installations stood at a moment, and the page of it for each kind of reader, made once.
final class StatusSnapshot {
  /// Readers choose their zone, so there may be many kinds; what is beyond this is not kept.
  private static final int MOST_KEPT = 100;

  private final Instant at;
  private final List<Standing> standings;
  private final Map<Reader, String> pages = new ConcurrentHashMap<>();

  StatusSnapshot(Instant at, List<Standing> standings) {
    this.at = at;
    this.standings = List.copyOf(standings);
  }

  Instant at() {
    return at;
  }

  /// HTML.
  String html(StatusPage page, Reader reader) {
    return pages.size() < MOST_KEPT || pages.containsKey(reader)
        ? pages.computeIfAbsent(reader, _ -> page.html(standings, reader, at))
        : page.html(standings, reader, at);
  }
}
