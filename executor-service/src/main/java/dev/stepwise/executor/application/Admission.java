package dev.stepwise.executor.application;

import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.execution.StepCommand;
import java.util.Optional;

/// Whether a command is carried out.
public sealed interface Admission {
  /// It is the planner's, for this zone, in time, and not older than what was seen of its run.
  record Admitted(StepCommand command) implements Admission {}

  /// It is the planner's, and was admitted once; meanwhile a later one for the same run was, too.
  /// Kafka has handed it over again, which is nobody's doing.
  record Outdated(StepCommand command) implements Admission {}

  /// It is the planner's, and its time ran out while it lay on its topic and no executor was there.
  /// The planner has commanded again, or needs it no more; so it is not carried out, and that is
  /// nobody's doing.
  record Overdue(StepCommand command, String detail) implements Admission {}

  /// It is not carried out, and somebody must know.
  ///
  /// @param command what a genuine signature is over
  record Refused(Refusal refusal, String detail, Optional<StepCommand> command)
      implements Admission {}
}
