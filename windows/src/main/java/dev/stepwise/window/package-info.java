/// When downtime is allowed. Start at [Windows]: the [Rule]s of an installation, and the open
/// [Stretch]es that they leave.
///
/// Pure: no clock, no file. Time zones come from the JDK, recurrences from ical4j, and what local
/// times mean where clocks are changed from RFC 5545, section 3.3.5.
@NullMarked
package dev.stepwise.window;

import org.jspecify.annotations.NullMarked;
