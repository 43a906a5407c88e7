/// Where checkpoints are kept as a file. See [CheckpointFile].
@NullMarked
package dev.stepwise.audit.adapter.file;

import org.jspecify.annotations.NullMarked;
