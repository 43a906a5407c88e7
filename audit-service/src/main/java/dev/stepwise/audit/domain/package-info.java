/// How the log grows and what is read out of it; the mathematics below is `dev.stepwise.log`. Pure.
/// Start at [Arrival] and [Batch]; reading starts at [Kept] and [History].
@NullMarked
package dev.stepwise.audit.domain;

import org.jspecify.annotations.NullMarked;
