package dev.stepwise.planner.application;

import dev.stepwise.contracts.InstallationId;
import dev.stepwise.window.Rule;
import dev.stepwise.window.Stretch;
import dev.stepwise.window.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// When downtime is allowed in installations. All of it fails with [NotKnown] when there is no such
/// installation.
@ApplicationScoped
public class InstallationWindows {
  /// They are a record of the log, and the bus takes none of more than a megabyte.
  private static final int LONGEST = 200_000;

  private final WindowStore store;
  private final Installations installations;
  private final InstallationRecords records;
  private final Transactions transactions;
  private final InstantSource clock;

  public InstallationWindows(
      WindowStore store,
      Installations installations,
      InstallationRecords records,
      Transactions transactions,
      InstantSource clock) {
    this.store = store;
    this.installations = installations;
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Windows get(InstallationId id) {
    installations.get(id);
    return transactions.inOne(() -> store.of(id));
  }

  /// Says so in the log, as it decides over starts. An upgrade under way keeps to the window with
  /// which it began, until it waits for another.
  public Windows put(InstallationId id, Windows windows, String by) {
    installations.get(id);
    var rules = WindowsText.of(windows).toJson();
    if (rules.length() > LONGEST) {
      throw new IllegalArgumentException(
          "Expected rules of at most %d characters as JSON, but they have %d"
              .formatted(LONGEST, rules.length()));
    }
    transactions.inOne(() -> {
      store.put(id, windows, by);
      records.windows(id, rules, by, clock.instant());
    });
    return windows;
  }

  /// Replaces the rules that allow, and leaves those that deny.
  public Windows allow(InstallationId id, List<Rule> rules, String by) {
    return put(id, new Windows(rules, get(id).deny()), by);
  }

  /// Replaces the rules that deny, such as holidays, and leaves those that allow.
  public Windows deny(InstallationId id, List<Rule> rules, String by) {
    return put(id, new Windows(get(id).allow(), rules), by);
  }

  public List<Stretch> open(InstallationId id, Stretch within) {
    return get(id).open(within);
  }
}
