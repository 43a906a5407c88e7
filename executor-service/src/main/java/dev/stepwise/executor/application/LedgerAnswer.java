package dev.stepwise.executor.application;

import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState;

/// What the ledger on a host tells of an attempt in one call.
///
/// @param begun whether this very call started the script
/// @param offset of the first byte of `output`
/// @param size of the whole output; final when the state is an end
/// @param facts the lines that the script wrote to `$STEPWISE_FACTS`; empty until the end
/// @param given which secrets the script was given
/// @param scrubbed whether secrets were overwritten in the output, which is only done when all of
///   it was passed on
@SuppressWarnings("ArrayRecordComponent") // bytes in passing; never compared as records
public record LedgerAnswer(
    LedgerState state,
    boolean begun,
    Killed killed,
    long offset,
    byte[] output,
    long size,
    String facts,
    SecretsMark given,
    boolean scrubbed) {
  /// Whether the script had something to say, and may show other secrets than these by it.
  boolean mayShowOthersThan(SecretsMark secrets) {
    return (size > 0 || !facts.isEmpty()) && !given.equals(secrets);
  }
}
