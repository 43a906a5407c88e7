/// Calendar files. Start at `IcalCalendars`.
@NullMarked
package dev.stepwise.notifier.adapter.calendar;

import org.jspecify.annotations.NullMarked;
