/// Slack: a bot with a thread for each upgrade, or an incoming webhook. Start at `SlackBotChannel`.
@NullMarked
package dev.stepwise.notifier.adapter.slack;

import org.jspecify.annotations.NullMarked;
