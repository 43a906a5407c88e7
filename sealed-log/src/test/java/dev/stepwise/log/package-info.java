@NullMarked
package dev.stepwise.log;

import org.jspecify.annotations.NullMarked;
