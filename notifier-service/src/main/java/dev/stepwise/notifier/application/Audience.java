package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Subscriber;
import java.util.List;

/// Who is to be told.
public interface Audience {
  /// The subscribers of a notice; the inbox is always among them.
  List<Subscriber> of(Notice notice);
}
