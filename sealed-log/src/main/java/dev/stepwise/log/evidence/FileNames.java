package dev.stepwise.log.evidence;

import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;

/// What the files of a bundle are called.
public final class FileNames {
  public static final String MANIFEST = "manifest";
  public static final String CHECKPOINT = "checkpoint";
  public static final String LOG_KEY = "keys/log";
  public static final String PLANNER_KEYS = "keys/planner.json";
  public static final String EXECUTOR_KEYS = "keys/executors.json";
  public static final String REPORT = "report.html";

  /// Behind the name of a file that was left out when lines were redacted; it is empty.
  public static final String WITHHELD = ".withheld";

  private FileNames() {}

  /// A file of an entry: `leaf`, `payload`, `lines`, `jws` or `proof`. Twelve digits, so that the
  /// order of the names is that of the entries.
  public static String ofEntry(long index, String file) {
    return "entries/%012d/%s".formatted(index, file);
  }

  /// The plan of an upgrade, as it was approved.
  public static String plan(UpgradeId upgrade) {
    return "plans/%s.json".formatted(upgrade);
  }

  /// What an attempt printed.
  public static String output(AttemptId attempt) {
    return "outputs/%s/%d-%s-%d.txt"
        .formatted(attempt.upgradeId(), attempt.stage(), attempt.host(), attempt.number());
  }
}
