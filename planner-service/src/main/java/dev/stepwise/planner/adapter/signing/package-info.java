/// The keys in files. Start at [dev.stepwise.planner.adapter.signing.KeyFiles].
@NullMarked
package dev.stepwise.planner.adapter.signing;

import org.jspecify.annotations.NullMarked;
