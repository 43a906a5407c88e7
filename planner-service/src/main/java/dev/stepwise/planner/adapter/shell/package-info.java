/// Rollbacks as shell scripts, for people. Start at [RollbackScript].
@NullMarked
package dev.stepwise.planner.adapter.shell;

import org.jspecify.annotations.NullMarked;
