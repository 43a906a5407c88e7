/// The keys by which services know each other. Start at [dev.stepwise.embedded.keys.KeyFolder].
@NullMarked
package dev.stepwise.embedded.keys;

import org.jspecify.annotations.NullMarked;
