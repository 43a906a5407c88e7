package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.Sha256;

/// What a run printed, referred to by digest.
///
/// @param bytes how many were printed
/// @param sha256 of all of them, as read from the host
/// @param tail the last lines, at most 4 KiB, for people
public record Output(long bytes, Sha256 sha256, String tail) {}
