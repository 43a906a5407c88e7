package dev.stepwise.notifier.domain;

import java.util.Locale;

/// The languages in which notices can be read, and how each writes a moment.
public enum Language {
  EN(Locale.ENGLISH, "HH:mm:ss z 'on' d MMM uuuu", "HH:mm:ss", "HH:mm:ss z 'on' d MMM uuuu"),
  JA(Locale.JAPANESE, "uuuu年M月d日 HH:mm:ss z", "uuuu年M月d日 HH:mm:ss", "HH:mm:ss z"),
  ZH(Locale.SIMPLIFIED_CHINESE, "uuuu年M月d日 HH:mm:ss z", "uuuu年M月d日 HH:mm:ss", "HH:mm:ss z");

  private final Locale locale;
  private final String moment;
  private final String firstOfTwo;
  private final String secondOfTwo;

  Language(Locale locale, String moment, String firstOfTwo, String secondOfTwo) {
    this.locale = locale;
    this.moment = moment;
    this.firstOfTwo = firstOfTwo;
    this.secondOfTwo = secondOfTwo;
  }

  /// Its name in BCP 47, such as `en`.
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Locale locale() {
    return locale;
  }

  /// The pattern of a moment.
  String moment() {
    return moment;
  }

  /// The pattern of the first of two moments on the same day.
  String firstOfTwo() {
    return firstOfTwo;
  }

  /// The pattern of the second of two moments on the same day.
  String secondOfTwo() {
    return secondOfTwo;
  }
}
