/// An upgrade that tells its secrets in every way, on a stack whose Kafka lets in only whom it
/// knows; and a search for the secrets everywhere. Start at [CanaryTest].
@NullMarked
package dev.stepwise.systemtests.canary;

import org.jspecify.annotations.NullMarked;
