/// Facts in and facts out. Start at `UpgradeConsumer`.
@NullMarked
package dev.stepwise.notifier.adapter.kafka;

import org.jspecify.annotations.NullMarked;
