package dev.stepwise.notifier.application;

import dev.stepwise.notifier.config.NotifierConfig;
import dev.stepwise.notifier.domain.LogState;
import dev.stepwise.notifier.domain.Message;
import dev.stepwise.notifier.domain.Notice;
import dev.stepwise.notifier.domain.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Puts a notice into words, with what the log was by then: so every mailbox is a witness of it.
@ApplicationScoped
public class Composing {
  private final LogMemory log;
  private final NotifierConfig config;

  public Composing(LogMemory log, NotifierConfig config) {
    this.log = log;
    this.config = config;
  }

  @Transactional
  public Message message(Notice notice) {
    return Wording.of(notice, config.zone()).witnessing(log.latest());
  }

  /// Hears of the log.
  @Transactional
  public void heardOf(LogState state) {
    log.keep(state.orLonger(log.latest()));
  }
}
