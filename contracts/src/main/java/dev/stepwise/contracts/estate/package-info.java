/// All installations, and what is under way on them. Start at [InstallationEvent], then
/// [Registered] and [Estate].
@NullMarked
package dev.stepwise.contracts.estate;

import org.jspecify.annotations.NullMarked;
