/// Kafka, PostgreSQL, practice hosts and the four services on this machine, started, watched and
/// stopped together. Start at [LocalStack].
@NullMarked
package dev.stepwise.cli.stack;

import org.jspecify.annotations.NullMarked;
