/// Specs of the scripts for people.
@NullMarked
package dev.stepwise.planner.adapter.shell;

import org.jspecify.annotations.NullMarked;
