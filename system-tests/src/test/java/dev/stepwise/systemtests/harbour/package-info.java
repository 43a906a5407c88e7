/// A host that is reached through two bastions, by certificates, and worked on through sudo. Start
/// at [dev.stepwise.systemtests.harbour.HardToReachTest].
@NullMarked
package dev.stepwise.systemtests.harbour;

import org.jspecify.annotations.NullMarked;
