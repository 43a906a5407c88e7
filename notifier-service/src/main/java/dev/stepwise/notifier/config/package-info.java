/// What can be configured, with its defaults. Start at [NotifierConfig].
@NullMarked
package dev.stepwise.notifier.config;

import org.jspecify.annotations.NullMarked;
