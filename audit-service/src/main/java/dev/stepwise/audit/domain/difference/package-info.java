/// What is different between two moments. Pure. Start at [UpgradeDifference] and
/// [EstateDifference].
@NullMarked
package dev.stepwise.audit.domain.difference;

import org.jspecify.annotations.NullMarked;
