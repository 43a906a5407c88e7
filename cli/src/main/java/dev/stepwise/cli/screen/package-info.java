/// What people read: a calm terminal, or plain lines when piped. Start at [Screen].
@NullMarked
package dev.stepwise.cli.screen;

import org.jspecify.annotations.NullMarked;
