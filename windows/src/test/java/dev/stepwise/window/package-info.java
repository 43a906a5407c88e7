@NullMarked
package dev.stepwise.window;

import org.jspecify.annotations.NullMarked;
