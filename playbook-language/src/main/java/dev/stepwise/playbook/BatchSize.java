package dev.stepwise.playbook;

/// How many hosts take a turn together: a number, or a share of all.
///
/// @param amount at least 1; a share has at most 100
/// @param percent whether the amount is a share of all hosts in percent
public record BatchSize(int amount, boolean percent) {
  /// Out of so many hosts; a share is rounded up, and is one host at least.
  public int of(int hosts) {
    return percent ? Math.max(1, Math.ceilDiv(hosts * amount, 100)) : amount;
  }

  /// `3` or `25%`; the schema has found the form sound.
  static BatchSize parse(String text) {
    boolean percent = text.endsWith("%");
    return new BatchSize(Integer.parseInt(percent ? text.replace("%", "") : text), percent);
  }

  @Override
  public String toString() {
    return percent ? amount + "%" : Integer.toString(amount);
  }
}
