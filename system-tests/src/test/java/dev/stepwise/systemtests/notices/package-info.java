/// What people hear of an upgrade, whatever dies meanwhile. Start at `KilledNotifierTest`.
@NullMarked
package dev.stepwise.systemtests.notices;

import org.jspecify.annotations.NullMarked;
