package dev.stepwise.systemtests.canary;

import java.nio.charset.StandardCharsets;

/// Something that can be read somewhere.
///
/// @param where for people
record Hay(String where, byte[] content) {
  static Hay of(String where, String text) {
    return new Hay(where, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return where;
  }
}
