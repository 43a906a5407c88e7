/// Use cases, and the ports through which they see the world. Start at [UpgradeHandler], the only
/// way in which an upgrade changes; then [Upgrades] for what people ask, [Reports] for what
/// executors tell, [Watchdog] for those who tell nothing.
@NullMarked
package dev.stepwise.planner.application;

import org.jspecify.annotations.NullMarked;
