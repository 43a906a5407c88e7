package dev.stepwise.executor.service;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// All that is logged, with every detail of what was thrown.
final class WholeLog extends Handler {
  private final StringBuffer text = new StringBuffer();

  WholeLog() {
    setFormatter(new PatternFormatter("%c %s%e%n"));
    setLevel(Level.ALL);
  }

  void start() {
    Logger.getLogger("").addHandler(this);
  }

  void stop() {
    Logger.getLogger("").removeHandler(this);
  }

  String text() {
    return text.toString();
  }

  @Override
  public void publish(LogRecord line) {
    text.append(getFormatter().format(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
