package dev.stepwise.contracts.codec;

import org.jspecify.annotations.Nullable;

/// A record that cannot be understood: poison, which goes to the dead-letter topic with this
/// message.
public final class UnreadableMessage extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnreadableMessage(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
