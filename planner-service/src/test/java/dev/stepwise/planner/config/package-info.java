@NullMarked
package dev.stepwise.planner.config;

import org.jspecify.annotations.NullMarked;
