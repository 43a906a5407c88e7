@NullMarked
package dev.stepwise.log.evidence;

import org.jspecify.annotations.NullMarked;
