@NullMarked
package dev.stepwise.planner.application;

import org.jspecify.annotations.NullMarked;
