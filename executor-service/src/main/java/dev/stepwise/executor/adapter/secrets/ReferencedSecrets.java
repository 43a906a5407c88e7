package dev.stepwise.executor.adapter.secrets;

import dev.stepwise.executor.adapter.secrets.SecretSource.Unreadable;
import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Secrets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Secrets out of wherever their references say, read anew for each command: a changed one needs no
/// restart, unless it is an environment variable.
final class ReferencedSecrets implements Secrets {
  private final String executor;
  private final Map<String, SecretSource> sources;

  /// @param sources by the scheme of a reference, such as `file`
  ReferencedSecrets(String executor, Map<String, SecretSource> sources) {
    this.executor = executor;
    this.sources = Map.copyOf(sources);
  }

  @Override
  public SortedMap<String, String> resolve(SortedMap<String, String> references)
      throws InputMissing {
    var values = new TreeMap<String, String>();
    for (var variable : references.entrySet()) {
      values.put(variable.getKey(), value(variable.getKey(), variable.getValue()));
    }
    return values;
  }

  private String value(String variable, String reference) throws InputMissing {
    if (reference.isEmpty()) {
      return "";
    }
    try {
      return usable(read(reference));
    } catch (Unreadable e) {
      throw new InputMissing(
          "Expected secret %s (%s) on executor '%s', but %s"
              .formatted(variable, reference, executor, e.getMessage()),
          e.mayPass());
    }
  }

  private String read(String reference) throws Unreadable {
    var colon = reference.indexOf(':');
    var source = colon < 0 ? null : sources.get(reference.substring(0, colon));
    if (source == null) {
      throw new Unreadable("a reference is env:NAME, file:/path or vault:PATH#FIELD");
    }
    return source.read(reference.substring(colon + 1));
  }

  private static String usable(String value) throws Unreadable {
    if (value.isEmpty()) {
      throw new Unreadable("it is empty");
    }
    if (value.indexOf('\0') >= 0) {
      throw new Unreadable("it contains a NUL, which no environment variable can");
    }
    return value;
  }
}
