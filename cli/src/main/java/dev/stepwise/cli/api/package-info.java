/// The REST interfaces of the services, as their clients see them. Start at [PlannerApi].
@NullMarked
package dev.stepwise.cli.api;

import org.jspecify.annotations.NullMarked;
