/// Tells the users of a platform what will be down, when, and what came of it. Start at
/// [dev.stepwise.notifier.domain.Announcer]; then follow a notice through
/// [dev.stepwise.notifier.application.Announcing] and
/// [dev.stepwise.notifier.application.Dispatching].
@NullMarked
package dev.stepwise.notifier;

import org.jspecify.annotations.NullMarked;
