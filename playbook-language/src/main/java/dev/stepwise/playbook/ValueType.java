package dev.stepwise.playbook;

import java.util.regex.Pattern;

/// What a variable's value looks like.
public enum ValueType {
  TEXT("text without control characters", "[^\\p{Cntrl}]*"),
  PATH("an absolute path such as /opt/platform", "/[^\\p{Cntrl}]*"),
  NUMBER("a whole number such as 3", "-?[0-9]{1,18}"),
  FLAG("true or false", "true|false");

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
