/// Tries a playbook on its practice installation, run by run: with the planner's own rules and
/// plans, and an executor that is no more than local processes. Start at [Rehearsal], then [Walk].
@NullMarked
package dev.stepwise.rehearsal;

import org.jspecify.annotations.NullMarked;
