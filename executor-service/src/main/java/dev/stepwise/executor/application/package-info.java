/// Works on the runs it is commanded to, and what it needs for that: hosts with a ledger, a way to
/// report. Start at [dev.stepwise.executor.application.RunWorkers].
@NullMarked
package dev.stepwise.executor.application;

import org.jspecify.annotations.NullMarked;
