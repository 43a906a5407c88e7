/// Tries the doors of a service. Start at [dev.stepwise.embedded.doors.Doors].
@NullMarked
package dev.stepwise.embedded.doors;

import org.jspecify.annotations.NullMarked;
