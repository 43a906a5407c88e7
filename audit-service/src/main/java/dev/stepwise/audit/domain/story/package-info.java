/// An upgrade told in order: who did what when, and who waited for whom. Pure. Start at [Timeline],
/// then [Telling].
@NullMarked
package dev.stepwise.audit.domain.story;

import org.jspecify.annotations.NullMarked;
