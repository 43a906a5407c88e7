package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A step on one host: where, and with which environment. Facts captured by earlier runs are added
/// when the run is commanded, see [dev.stepwise.contracts.upgrade.Progress#environmentOf].
///
/// @param secrets environment variables whose values only executors know: each is a reference,
///   `env:NAME`, `file:/path` or `vault:PATH#FIELD`
public record PlannedRun(
    HostId host,
    SortedMap<String, String> environment,
    Optional<SortedMap<String, String>> secrets) {
  public PlannedRun {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    secrets =
        secrets.map(references -> Collections.unmodifiableSortedMap(new TreeMap<>(references)));
  }

  /// A run that needs no secret.
  public PlannedRun(HostId host, SortedMap<String, String> environment) {
    this(host, environment, Optional.empty());
  }
}
