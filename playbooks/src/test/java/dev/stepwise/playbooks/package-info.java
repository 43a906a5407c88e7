/// Tries the playbooks on their practice installations, without SSH and without a planner: start at
/// [Rehearsal].
@NullMarked
package dev.stepwise.playbooks;

import org.jspecify.annotations.NullMarked;
