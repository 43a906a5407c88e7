/// What is done from time to time. Start at [Schedule].
@NullMarked
package dev.stepwise.planner.adapter.schedule;

import org.jspecify.annotations.NullMarked;
