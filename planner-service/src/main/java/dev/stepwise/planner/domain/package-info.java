/// How an upgrade works; pure. Start at [UpgradeDecider], which reads as a table of what is
/// possible, then [UpgradeReactor], which says what follows from each fact.
///
/// The third part, the state [dev.stepwise.contracts.upgrade.Upgrade] and its `evolve`, stands in
/// the contracts, because audit replays histories with the very same code.
@NullMarked
package dev.stepwise.planner.domain;

import org.jspecify.annotations.NullMarked;
