package dev.stepwise.systemtests.campaign;

import dev.stepwise.contracts.UpgradeId;

/// How far a reader of the planner's facts has come with an upgrade.
///
/// @param position asks for the last fact that it has dealt with
record CatchingUp(Database database, UpgradeId upgrade, String position) {
  /// What audit has sealed.
  static final String SEALED =
      "select max(ce_sequence) from audit.entry where topic = 'stepwise.upgrades' and upgrade = ?";

  /// What the notifier has handled.
  static final String HANDLED =
      "select max(sequence) from notifier.handled_event where upgrade = ?";

  private static final String RECORDED =
      "select max(version) from planner.events where upgrade_id = ?";

  private static final String OVER =
      "select count(*) from planner.upgrades where id = ? and is_over";

  /// When it has come to where the planner is now, and further than it is now itself; nothing more
  /// may be to come when the upgrade is over.
  Recovery hasCaughtUp() {
    var recorded = number(RECORDED);
    var now = number(position);
    return () -> {
      var then = number(position);
      return then >= recorded && (then > now || number(OVER) > 0);
    };
  }

  private long number(String question) {
    return database.number(question, upgrade.value());
  }
}
