/// Email over SMTP. Start at `EmailChannel`.
@NullMarked
package dev.stepwise.notifier.adapter.mail;

import org.jspecify.annotations.NullMarked;
