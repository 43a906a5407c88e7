/// What happens by itself. Start at [Rounds].
@NullMarked
package dev.stepwise.audit.adapter.schedule;

import org.jspecify.annotations.NullMarked;
