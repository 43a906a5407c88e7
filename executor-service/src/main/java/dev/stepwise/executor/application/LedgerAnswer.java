package dev.stepwise.executor.application;

import dev.stepwise.executor.domain.Killed;
import dev.stepwise.executor.domain.LedgerState;

/// What the ledger on a host tells of an attempt in one call.
///
/// @param begun whether this very call started the script
/// @param offset of the first byte of `output`
/// @param size of the whole output; final when the state is an end
/// @param facts the lines that the script wrote to `$STEPWISE_FACTS`; empty until the end
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
    boolean scrubbed) {}
