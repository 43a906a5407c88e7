/// The keys by which services know each other ([dev.stepwise.embedded.keys.KeyFolder]) and people
/// ([dev.stepwise.embedded.keys.LocalIssuer]).
@NullMarked
package dev.stepwise.embedded.keys;

import org.jspecify.annotations.NullMarked;
