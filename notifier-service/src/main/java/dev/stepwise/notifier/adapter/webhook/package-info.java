/// Calls to programs that want to know (standardwebhooks.com), and to nobody inside. Start at
/// `WebhookChannel`.
@NullMarked
package dev.stepwise.notifier.adapter.webhook;

import org.jspecify.annotations.NullMarked;
