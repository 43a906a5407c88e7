@NullMarked
package dev.stepwise.planner.journey;

import org.jspecify.annotations.NullMarked;
