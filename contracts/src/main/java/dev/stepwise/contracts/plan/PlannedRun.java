package dev.stepwise.contracts.plan;

import dev.stepwise.contracts.HostId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A step on one host: where, and with which environment. Facts captured by earlier runs are added
/// when the run is commanded, see [dev.stepwise.contracts.upgrade.Progress#environmentOf].
public record PlannedRun(HostId host, SortedMap<String, String> environment) {
  public PlannedRun {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
  }
}
