/// The keys in files. Start at [dev.stepwise.notifier.adapter.signing.AuthorKeys].
@NullMarked
package dev.stepwise.notifier.adapter.signing;

import org.jspecify.annotations.NullMarked;
