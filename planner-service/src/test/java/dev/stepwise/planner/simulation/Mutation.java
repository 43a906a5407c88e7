package dev.stepwise.planner.simulation;

/// A defect that is put in on purpose: the [Checker] has to find it.
enum Mutation {
  NONE(""),
  /// The host starts whatever it is told to, however often.
  HOST_WITHOUT_CLAIM("at most one start"),
  /// A retry does not make sure that the attempt before never starts.
  RETRY_WITHOUT_FENCING_OFF("no start after that of the next attempt"),
  /// When an upgrade is over, the host forgets its attempts altogether.
  CLEARING_WITHOUT_TOMBSTONE("at most one start"),
  /// The executor takes a lost run for a success without looking.
  EXECUTOR_THAT_GUESSES("what succeeded to be done on its host"),
  /// The planner takes reports from whoever had the run before.
  PLANNER_WITHOUT_FENCES("a report with a stale fence to change nothing"),
  /// Commands go out without a lease.
  COMMANDS_WITHOUT_LEASE("a lease on"),
  /// Two planners append to the same history, each as if it were alone.
  EVENTS_WITHOUT_VERSION(""),
  /// The relay takes for published what the bus did not confirm.
  RELAY_THAT_TRUSTS("fact");

  private final String promise;

  Mutation(String promise) {
    this.promise = promise;
  }

  /// What is then found broken.
  String promise() {
    return promise;
  }
}
