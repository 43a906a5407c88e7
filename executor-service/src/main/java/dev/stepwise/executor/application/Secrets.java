package dev.stepwise.executor.application;

import java.util.SortedMap;

/// Where this executor finds secrets. Nobody else of Stepwise knows more than references.
public interface Secrets {
  /// The values of the variables.
  ///
  /// @param references by variable: `env:NAME`, `file:/path` or `vault:PATH#FIELD`; an empty one
  ///   means an empty value
  SortedMap<String, String> resolve(SortedMap<String, String> references) throws InputMissing;
}
