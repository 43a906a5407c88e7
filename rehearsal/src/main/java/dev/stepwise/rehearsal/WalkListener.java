package dev.stepwise.rehearsal;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.plan.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Hears of a walk as it goes on.
public interface WalkListener {
  /// There is a plan.
  void planned(Plan plan);

  /// A stage comes next. What is changed in the folder of the practice installation now, the stage
  /// will find.
  default void stageComes(Stage stage, Path practice) {}

  /// A stage is done.
  ///
  /// @param tried what was tried of it, in words; empty when it was only done
  void stageDone(Plan plan, Stage stage, List<String> tried, Duration took);

  /// Something else of note is done, such as the whole way back.
  void done(String what, Duration took);
}
