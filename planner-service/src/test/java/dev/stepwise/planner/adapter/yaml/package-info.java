@NullMarked
package dev.stepwise.planner.adapter.yaml;

import org.jspecify.annotations.NullMarked;
