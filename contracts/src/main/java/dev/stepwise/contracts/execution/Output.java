package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.Sha256;

/// What a run printed, referred to by digest. Each secret of the run counts as the `***` that
/// stands for it.
///
/// @param bytes how many were printed
/// @param sha256 of all of them
/// @param tail the last lines, at most 4 KiB, for people
public record Output(long bytes, Sha256 sha256, String tail) {}
