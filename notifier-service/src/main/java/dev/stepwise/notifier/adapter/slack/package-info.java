/// Slack's incoming webhooks. Start at `SlackChannel`.
@NullMarked
package dev.stepwise.notifier.adapter.slack;

import org.jspecify.annotations.NullMarked;
