@NullMarked
package dev.stepwise.planner.domain.timing;

import org.jspecify.annotations.NullMarked;
