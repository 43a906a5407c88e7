/// Commands to executors and their reports. Start at [StepCommand].
@NullMarked
package dev.stepwise.contracts.execution;

import org.jspecify.annotations.NullMarked;
