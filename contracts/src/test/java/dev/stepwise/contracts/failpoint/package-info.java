@NullMarked
package dev.stepwise.contracts.failpoint;

import org.jspecify.annotations.NullMarked;
