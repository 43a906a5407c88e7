@NullMarked
package dev.stepwise.planner.domain;

import org.jspecify.annotations.NullMarked;
