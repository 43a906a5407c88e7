/// The architecture as rules that fail a build. Start at [ServiceArchitecture]. Frameworks are
/// named by strings, so this module depends on none of them; the test sources hold one fixture per
/// rule that breaks it, because a rule whose package was renamed passes silently.
@NullMarked
package dev.stepwise.arch;

import org.jspecify.annotations.NullMarked;
