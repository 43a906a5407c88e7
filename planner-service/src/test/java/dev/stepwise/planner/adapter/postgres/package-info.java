@NullMarked
package dev.stepwise.planner.adapter.postgres;

import org.jspecify.annotations.NullMarked;
