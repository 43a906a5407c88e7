/// The words of notices and the layout of the status page, out of Qute templates that can be
/// replaced. Start at `QuteWording`.
@NullMarked
package dev.stepwise.notifier.adapter.qute;

import org.jspecify.annotations.NullMarked;
