/// Reports in, facts and commands out. Start at [StepReportConsumer] and [RelayLoop].
@NullMarked
package dev.stepwise.planner.adapter.kafka;

import org.jspecify.annotations.NullMarked;
