/// What can be done with the log: seal into it, read it, replay an upgrade, prove and verify. Start
/// at [SealFacts] and [Replay]; [SealedLog] and [LogBook] are what is wanted of the store.
@NullMarked
package dev.stepwise.audit.application;

import org.jspecify.annotations.NullMarked;
