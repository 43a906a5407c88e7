package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Secrets;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// A secret that this executor itself needs for a login. Looked up each time it is needed, and
/// never kept.
///
/// @param name what it is, for people
/// @param reference such as `env:NAME` or `file:/path`
record SecretText(String name, String reference, Secrets secrets) {
  /// Fails with words for people when it is not there.
  String get() throws IOException {
    try {
      return secrets.resolve(new TreeMap<>(Map.of(name, reference))).values().iterator().next();
    } catch (InputMissing e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
