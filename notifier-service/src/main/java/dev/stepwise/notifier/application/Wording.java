package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Reader;

/// Puts notices into words, in the reader's language and with times in their zone.
public interface Wording {
  Message of(Notice notice, Reader reader);

  /// That a notice may have come before.
  String possibleDuplicate(Reader reader);
}
