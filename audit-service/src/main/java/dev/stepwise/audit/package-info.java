/// Remembers, provably: seals every fact of every topic into an append-only Merkle log, and replays
/// it. Start at [dev.stepwise.audit.domain.Batch], what happens to facts that arrive, then
/// [dev.stepwise.audit.application.Replay], what the log is for.
@NullMarked
package dev.stepwise.audit;

import org.jspecify.annotations.NullMarked;
