/// Commands in, reports and output out. Start at
/// [dev.stepwise.executor.adapter.kafka.StepCommandConsumer].
@NullMarked
package dev.stepwise.executor.adapter.kafka;

import org.jspecify.annotations.NullMarked;
