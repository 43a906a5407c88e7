package dev.stepwise.contracts.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a step does on a host, and how it is known to be done.
///
/// @param check read-only, before: exit 0 go on, 1 refuse, anything else inconclusive (refuse)
/// @param run the work; it may exit 0 and lie
/// @param verify read-only, after, and independent of `run`: exit 0 done, 1 not done, else
///   inconclusive. Asked again until it passes or `verifyWithin` is over
/// @param expect regular expressions that the output must contain
/// @param forbid regular expressions that the output must not contain
/// @param timeout after which the host itself ends the work: TERM, 10 s of grace, KILL
/// @param facts names that `run` writes to `$STEPWISE_FACTS`; one that is missing fails the run
/// @param answers lines for the standard input of `run`; `$NAME` is that environment variable.
///   Empty when there is nothing to answer: the input is then closed
/// @param user as whom all of it is done on the host, in place of whom its installation says: a
///   user's name, or `$NAME` of a variable of the environment
public record Action(
    Optional<Script> check,
    Script run,
    Optional<Script> verify,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts,
    Optional<List<String>> answers,
    Optional<String> user) {
  public Action {
    expect = List.copyOf(expect);
    forbid = List.copyOf(forbid);
    facts = List.copyOf(facts);
    answers = answers.map(List::copyOf);
  }

  /// An action whose `run` asks nothing, done as whom the installation says.
  public Action(
      Optional<Script> check,
      Script run,
      Optional<Script> verify,
      List<String> expect,
      List<String> forbid,
      Duration timeout,
      Duration verifyWithin,
      List<String> facts) {
    this(
        check,
        run,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        Optional.empty(),
        Optional.empty());
  }

  /// An action as whom the installation says.
  public Action(
      Optional<Script> check,
      Script run,
      Optional<Script> verify,
      List<String> expect,
      List<String> forbid,
      Duration timeout,
      Duration verifyWithin,
      List<String> facts,
      Optional<List<String>> answers) {
    this(
        check,
        run,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        answers,
        Optional.empty());
  }
}
