/// How a fact becomes a notice, and a notice a message. Start at [Announcing].
@NullMarked
package dev.stepwise.notifier.application;

import org.jspecify.annotations.NullMarked;
