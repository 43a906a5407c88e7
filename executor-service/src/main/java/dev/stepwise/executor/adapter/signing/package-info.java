/// The keys in files. Start at [dev.stepwise.executor.adapter.signing.KeyFiles].
@NullMarked
package dev.stepwise.executor.adapter.signing;

import org.jspecify.annotations.NullMarked;
