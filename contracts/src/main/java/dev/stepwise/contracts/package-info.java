/// What the services say to each other. Start at [dev.stepwise.contracts.upgrade.UpgradeEvent], the
/// facts of an upgrade, then [dev.stepwise.contracts.execution.StepCommand] and
/// [dev.stepwise.contracts.execution.StepReport], the way down to the hosts and up again. Only
/// records, enums and sealed interfaces live here; Jackson is known to `codec` alone.
@NullMarked
package dev.stepwise.contracts;

import org.jspecify.annotations.NullMarked;
