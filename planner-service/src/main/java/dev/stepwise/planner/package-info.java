/// The service that decides. Start at `domain`: what is possible when, and what follows. Then
/// `application`, which carries it out in transactions; `adapter` is how it meets the world.
@NullMarked
package dev.stepwise.planner;

import org.jspecify.annotations.NullMarked;
