package dev.stepwise.contracts.execution;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An action with its texts and its environment filled in; the meaning of each part stands at
/// [dev.stepwise.contracts.plan.Action].
///
/// @param answers lines for the standard input of `run`, which is closed when there are none;
///   `$NAME` is the value of that environment variable, secrets included
/// @param secrets environment variables whose values only the executor knows: each is a reference,
///   `env:NAME`, `file:/path` or `vault:PATH#FIELD`, never the secret itself
/// @param reboots whether the host goes down during `run`
/// @param user as whom all of it is done, in place of whom the host's installation says
/// @param ends runs of other upgrades that are ended on the host, by the same user, before anything
///   else is done
public record Work(
    Optional<ScriptText> check,
    ScriptText run,
    Optional<ScriptText> verify,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts,
    SortedMap<String, String> environment,
    Optional<List<String>> answers,
    Optional<SortedMap<String, String>> secrets,
    Optional<Boolean> reboots,
    Optional<String> user,
    Optional<List<EarlierRun>> ends) {
  public Work {
    expect = List.copyOf(expect);
    forbid = List.copyOf(forbid);
    facts = List.copyOf(facts);
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    answers = answers.map(List::copyOf);
    ends = ends.map(List::copyOf);
    secrets =
        secrets.map(references -> Collections.unmodifiableSortedMap(new TreeMap<>(references)));
  }

  /// Work beside which nothing else can be under way.
  public Work(
      Optional<ScriptText> check,
      ScriptText run,
      Optional<ScriptText> verify,
      List<String> expect,
      List<String> forbid,
      Duration timeout,
      Duration verifyWithin,
      List<String> facts,
      SortedMap<String, String> environment,
      Optional<List<String>> answers,
      Optional<SortedMap<String, String>> secrets,
      Optional<Boolean> reboots,
      Optional<String> user) {
    this(
        check,
        run,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        answers,
        secrets,
        reboots,
        user,
        Optional.empty());
  }

  /// Work without answers or secrets, on a host that stays up.
  public Work(
      Optional<ScriptText> check,
      ScriptText run,
      Optional<ScriptText> verify,
      List<String> expect,
      List<String> forbid,
      Duration timeout,
      Duration verifyWithin,
      List<String> facts,
      SortedMap<String, String> environment) {
    this(
        check,
        run,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Work as whom the installation says.
  public Work(
      Optional<ScriptText> check,
      ScriptText run,
      Optional<ScriptText> verify,
      List<String> expect,
      List<String> forbid,
      Duration timeout,
      Duration verifyWithin,
      List<String> facts,
      SortedMap<String, String> environment,
      Optional<List<String>> answers,
      Optional<SortedMap<String, String>> secrets,
      Optional<Boolean> reboots) {
    this(
        check,
        run,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        answers,
        secrets,
        reboots,
        Optional.empty());
  }

  /// What must have ended before; empty when nothing.
  public List<EarlierRun> endsFirst() {
    return ends.orElse(List.of());
  }
}
