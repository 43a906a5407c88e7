/// The clock that keeps deliveries and the outbox going. Start at `Ticker`.
@NullMarked
package dev.stepwise.notifier.adapter.schedule;

import org.jspecify.annotations.NullMarked;
