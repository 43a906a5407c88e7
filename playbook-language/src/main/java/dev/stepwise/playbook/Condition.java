package dev.stepwise.playbook;

import java.util.Map;

/// A yes-or-no question about an upgrade, in CEL (cel.dev).
public final class Condition {
  private final String text;

  private Condition(String text) {
    this.text = text;
  }

  /// Fails with [IllegalArgumentException] when the text is not such a question.
  public static Condition parse(String text) {
    return new Condition(text);
  }

  /// The answer. Fails with [IllegalArgumentException] when something that it asks for is unknown.
  public boolean holds(Map<String, ?> inputs) {
    throw new IllegalArgumentException("Expected '" + text + "' of " + inputs);
  }

  @Override
  public String toString() {
    return text;
  }
}
