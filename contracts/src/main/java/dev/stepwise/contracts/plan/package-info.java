/// What will be done, in which order, on which host. Start at [Plan].
@NullMarked
package dev.stepwise.contracts.plan;

import org.jspecify.annotations.NullMarked;
