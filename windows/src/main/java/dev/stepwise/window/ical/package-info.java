/// Reads rules out of iCalendar files (RFC 5545), and says line by line what cannot be used. Start
/// at [CalendarFile].
@NullMarked
package dev.stepwise.window.ical;

import org.jspecify.annotations.NullMarked;
