@NullMarked
package dev.stepwise.planner.adapter.http;

import org.jspecify.annotations.NullMarked;
