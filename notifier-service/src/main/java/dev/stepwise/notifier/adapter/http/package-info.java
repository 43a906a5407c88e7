/// The local inbox over REST. Start at `InboxResource`.
@NullMarked
package dev.stepwise.notifier.adapter.http;

import org.jspecify.annotations.NullMarked;
