package dev.stepwise.playbook;

import java.util.regex.Pattern;

/// What a variable's value looks like.
public enum ValueType {
  TEXT("text without control characters", "[^\\p{Cntrl}]*"),
  PATH("an absolute path such as /opt/platform", "/[^\\p{Cntrl}]*"),
  NUMBER("a whole number such as 3", "-?[0-9]{1,18}"),
  FLAG("true or false", "true|false"),
  /// Several texts; in the environment one per line.
  LIST("a list of texts without control characters", "[^\\p{Cntrl}]*(\\n[^\\p{Cntrl}]*)*"),
  /// One of the variable's own values.
  CHOICE("one of its values", "[^\\p{Cntrl}]+"),
  /// A reference to something that only the executor resolves, and nobody else ever sees.
  SECRET(
      "a reference such as env:NAME, file:/path or vault:PATH#FIELD, and never the secret itself",
      "env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\\p{Cntrl}]+"
          + "|vault:[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*#[^\\p{Cntrl}#]+");

  private final String words;
  private final Pattern form;

  ValueType(String words, String form) {
    this.words = words;
    this.form = Pattern.compile(form);
  }

  /// What would be right, for messages.
  public String words() {
    return words;
  }

  /// Whether a value is of this type.
  public boolean accepts(String value) {
    return form.matcher(value).matches();
  }
}
