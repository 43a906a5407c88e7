/// The planner's whole core on one virtual clock, with a bus, executors, hosts and people that do
/// their worst, all out of one seed. Start at [Simulation]; what must hold stands in [Checker].
@NullMarked
package dev.stepwise.planner.simulation;

import org.jspecify.annotations.NullMarked;
