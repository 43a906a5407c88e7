package dev.stepwise.playbook;

import dev.stepwise.contracts.StepId;
import java.util.List;
import java.util.Optional;

/// What must be minded before, or after, a step is started.
///
/// @param once whether it is never started a second time; a `verify` still settles how it ended
/// @param reboots whether the host goes down during the step, so that `verify` is asked until its
///   time is over even while the host cannot be reached
/// @param confirm what a person signs before
/// @param gate what it waits for
/// @param needs earlier steps of the procedure that are proven again right before, by their
///   `verify`
public record Precautions(
    boolean once,
    boolean reboots,
    Optional<Checklist> confirm,
    Optional<Gate> gate,
    List<StepId> needs) {
  /// Nothing is to be minded.
  public static final Precautions NONE =
      new Precautions(false, false, Optional.empty(), Optional.empty(), List.of());

  public Precautions {
    needs = List.copyOf(needs);
  }
}
