package dev.stepwise.systemtests.canary;

import java.nio.charset.StandardCharsets;

/// Something that can be read somewhere.
///
/// @param where for people
/// @param latin its bytes, each as the character of that number
record Hay(String where, String latin) {
  static Hay of(String where, byte[] bytes) {
    return new Hay(where, new String(bytes, StandardCharsets.ISO_8859_1));
  }

  static Hay of(String where, String text) {
    return of(where, text.getBytes(StandardCharsets.UTF_8));
  }

  /// As a person reads it.
  String text() {
    return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return where;
  }
}
