/// From a playbook, an installation and its facts to a plan; pure. Start at [PlanMaker], for the
/// way back at [RollbackPlanner].
@NullMarked
package dev.stepwise.planner.domain.planning;

import org.jspecify.annotations.NullMarked;
