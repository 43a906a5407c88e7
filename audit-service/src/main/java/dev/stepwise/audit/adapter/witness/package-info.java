/// Those who see each checkpoint, over HTTP. Start at [HttpWitness].
@NullMarked
package dev.stepwise.audit.adapter.witness;

import org.jspecify.annotations.NullMarked;
