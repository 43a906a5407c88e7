@NullMarked
package dev.stepwise.planner.adapter.kafka;

import org.jspecify.annotations.NullMarked;
