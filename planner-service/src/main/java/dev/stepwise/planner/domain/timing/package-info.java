/// How long things take, and whether they fit into a window. Start at [Admission], which answers
/// whether an upgrade may start; the figures come from [Forecaster], and what they ask of a window
/// is in [Needs].
@NullMarked
package dev.stepwise.planner.domain.timing;

import org.jspecify.annotations.NullMarked;
