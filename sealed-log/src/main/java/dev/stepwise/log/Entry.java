package dev.stepwise.log;

import dev.stepwise.contracts.Sha256;

/// One sealed fact: where it stood, what it said of itself, and the digest of its bytes, which are
/// kept beside the log.
///
/// @param index 0 for the first entry of the log, without gaps
/// @param size of the payload, in bytes
public record Entry(
    long index, Source source, Attributes attributes, About about, Sha256 payload, long size) {}
