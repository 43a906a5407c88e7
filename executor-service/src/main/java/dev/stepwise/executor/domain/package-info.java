/// What a run is, and what its next action must be. Pure. Start at
/// [dev.stepwise.executor.domain.RunDecider].
@NullMarked
package dev.stepwise.executor.domain;

import org.jspecify.annotations.NullMarked;
