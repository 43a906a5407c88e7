@NullMarked
package dev.stepwise.audit.adapter.signing;

import org.jspecify.annotations.NullMarked;
