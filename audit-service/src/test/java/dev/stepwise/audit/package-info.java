@NullMarked
package dev.stepwise.audit;

import org.jspecify.annotations.NullMarked;
