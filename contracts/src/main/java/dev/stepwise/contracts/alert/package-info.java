/// What somebody tried that only the planner, an executor or the true host may do. Start at
/// [SecurityAlert].
@NullMarked
package dev.stepwise.contracts.alert;

import org.jspecify.annotations.NullMarked;
