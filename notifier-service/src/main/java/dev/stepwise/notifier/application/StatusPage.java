package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Reader;
import dev.stepwise.notifier.domain.Standing;
import java.time.Instant;
import java.util.List;

/// How installations stand, as a page.
public interface StatusPage {
  /// The name of the page, and of the calendar that belongs to it.
  String title(Reader reader);

  /// HTML.
  String html(List<Standing> standings, Reader reader, Instant now);
}
