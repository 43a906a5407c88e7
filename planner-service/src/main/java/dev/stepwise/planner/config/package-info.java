/// What can be configured. Start at [PlannerConfig].
@NullMarked
package dev.stepwise.planner.config;

import org.jspecify.annotations.NullMarked;
