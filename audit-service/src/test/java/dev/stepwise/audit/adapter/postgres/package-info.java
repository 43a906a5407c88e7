@NullMarked
package dev.stepwise.audit.adapter.postgres;

import org.jspecify.annotations.NullMarked;
