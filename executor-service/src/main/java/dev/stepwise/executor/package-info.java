/// Does: runs steps on hosts over SSH, each at most once, through a ledger that the host itself
/// keeps. Start at [dev.stepwise.executor.domain.RunDecider] for what happens in a run, and at
/// [dev.stepwise.executor.application.RunWorkers] for who does it.
@NullMarked
package dev.stepwise.executor;

import org.jspecify.annotations.NullMarked;
