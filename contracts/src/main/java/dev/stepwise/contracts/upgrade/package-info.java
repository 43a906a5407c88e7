/// The facts of an upgrade and the state that they add up to. Start at [UpgradeEvent], then
/// [Upgrade].
@NullMarked
package dev.stepwise.contracts.upgrade;

import org.jspecify.annotations.NullMarked;
