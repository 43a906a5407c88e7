@NullMarked
package dev.stepwise.contracts.estate;

import org.jspecify.annotations.NullMarked;
