/// What is worth telling, and in which words. Pure. Start at [Announcer].
@NullMarked
package dev.stepwise.notifier.domain;

import org.jspecify.annotations.NullMarked;
