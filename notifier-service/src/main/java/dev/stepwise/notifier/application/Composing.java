package dev.stepwise.notifier.application;

import dev.stepwise.notifier.domain.Delivery;
import dev.stepwise.notifier.domain.LogState;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Reader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Puts a notice into words, with what the log was by then: so every mailbox is a witness of it.
@ApplicationScoped
public class Composing {
  private final LogMemory log;
  private final Wording wording;

  public Composing(LogMemory log, Wording wording) {
    this.log = log;
    this.wording = wording;
  }

  @Transactional
  public Message message(Notice notice, Reader reader) {
    return wording.of(notice, reader).witnessing(log.latest());
  }

  /// For a try to send it; says so when an earlier one may have arrived.
  @Transactional
  public Message message(Delivery delivery) {
    var reader = delivery.subscriber().reader();
    var message = message(delivery.notice(), reader);
    return delivery.possibleDuplicate()
        ? message.labelled(wording.possibleDuplicate(reader))
        : message;
  }

  /// Hears of the log.
  @Transactional
  public void heardOf(LogState state) {
    log.keep(state.orLonger(log.latest()));
  }
}
