@NullMarked
package dev.stepwise.window.ical;

import org.jspecify.annotations.NullMarked;
