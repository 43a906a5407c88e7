package dev.stepwise.contracts.execution;

import dev.stepwise.contracts.Sha256;
import java.util.Optional;

/// What a run printed, referred to by digest. Each secret of the run counts as the `***` that
/// stands for it.
///
/// @param bytes how many were printed
/// @param sha256 of all of them
/// @param tail the last lines, at most 4 KiB, for people
/// @param cut what of it was not passed on as [StepOutput], because it was too much
public record Output(long bytes, Sha256 sha256, String tail, Optional<Cut> cut) {
  /// Output that was passed on whole.
  public Output(long bytes, Sha256 sha256, String tail) {
    this(bytes, sha256, tail, Optional.empty());
  }

  /// A stretch of output that stayed on the host; what comes before and after it was passed on.
  ///
  /// @param from the offset of its first byte
  /// @param bytes its length
  public record Cut(long from, long bytes) {}
}
