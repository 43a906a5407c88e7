/// Audit's REST interface, the one call from service to service. Start at [HttpSealedLog].
@NullMarked
package dev.stepwise.planner.adapter.audit;

import org.jspecify.annotations.NullMarked;
