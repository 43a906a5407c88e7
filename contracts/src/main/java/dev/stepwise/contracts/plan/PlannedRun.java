package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.execution.EarlierRun;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A step on one host: where, and with which environment. Facts captured by earlier runs are added
/// when the run is commanded, see [dev.stepwise.contracts.upgrade.Progress#environmentOf].
///
/// @param secrets environment variables whose values only executors know: each is a reference,
///   `env:NAME`, `file:/path` or `vault:PATH#FIELD`
/// @param ends runs of other upgrades that are ended on the host first
public record PlannedRun(
    HostId host,
    SortedMap<String, String> environment,
    Optional<SortedMap<String, String>> secrets,
    Optional<List<EarlierRun>> ends) {
  public PlannedRun {
    ends = ends.map(List::copyOf);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    secrets =
        secrets.map(references -> Collections.unmodifiableSortedMap(new TreeMap<>(references)));
  }

  /// A run beside which nothing else can be under way.
  public PlannedRun(
      HostId host,
      SortedMap<String, String> environment,
      Optional<SortedMap<String, String>> secrets) {
    this(host, environment, secrets, Optional.empty());
  }

  /// A run that needs no secret.
  public PlannedRun(HostId host, SortedMap<String, String> environment) {
    this(host, environment, Optional.empty());
  }
}
