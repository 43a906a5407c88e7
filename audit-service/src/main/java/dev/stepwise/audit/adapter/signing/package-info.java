/// The key that signs checkpoints, in a file. Start at [KeyFile].
@NullMarked
package dev.stepwise.audit.adapter.signing;

import org.jspecify.annotations.NullMarked;
