package dev.stepwise.executor;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.EarlierRun;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A command as a test needs it: a script, and whatever else matters to the test.
public record Commands(
    String upgrade,
    int number,
    long fence,
    InstalledHost host,
    String run,
    Optional<String> check,
    Optional<String> verify,
    List<String> expect,
    List<String> forbid,
    Duration timeout,
    Duration verifyWithin,
    List<String> facts,
    SortedMap<String, String> environment,
    Extras extras) {
  public static final UpgradeId UPGRADE = new UpgradeId("U-1");
  public static final InstalledHost HOST =
      new InstalledHost(
          new HostId("host-1"),
          List.of("server"),
          "127.0.0.1",
          22,
          "operator",
          "default",
          List.of("ssh-ed25519 AAAA"),
          new TreeMap<>());

  /// The same place under another name, where work may go on at the same time.
  public static InstalledHost named(InstalledHost host, String id) {
    return new InstalledHost(
        new HostId(id),
        host.roles(),
        host.address(),
        host.port(),
        host.user(),
        host.zone(),
        host.hostKeys(),
        host.variables(),
        host.via(),
        host.become());
  }

  public static Commands run(String script) {
    return new Commands(
        "upgrade-1",
        1,
        1,
        HOST,
        script,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Duration.ofMinutes(1),
        Duration.ZERO,
        List.of(),
        new TreeMap<>(),
        Extras.NONE);
  }

  public RunStep command() {
    return new RunStep(
        new AttemptId(new UpgradeId(upgrade), 0, host.id(), number),
        fence,
        new StepId("step"),
        host,
        new Work(
            check.map(text -> new ScriptText("check.sh", text)),
            new ScriptText("run.sh", run),
            verify.map(text -> new ScriptText("verify.sh", text)),
            expect,
            forbid,
            timeout,
            verifyWithin,
            facts,
            environment,
            extras.answers(),
            extras.secrets(),
            extras.reboots()));
  }

  /// The same command, before which another run is ended.
  public static RunStep ending(RunStep command, RunStep other) {
    var work = command.work();
    return new RunStep(
        command.attempt(),
        command.fence(),
        command.step(),
        command.host(),
        new Work(
            work.check(),
            work.run(),
            work.verify(),
            work.expect(),
            work.forbid(),
            work.timeout(),
            work.verifyWithin(),
            work.facts(),
            work.environment(),
            work.answers(),
            work.secrets(),
            work.reboots(),
            work.user(),
            Optional.of(List.of(new EarlierRun(other.attempt(), other.fence())))));
  }

  public Commands of(String otherUpgrade) {
    return new Commands(
        otherUpgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands attempt(int otherNumber, long otherFence) {
    return new Commands(
        upgrade,
        otherNumber,
        otherFence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands on(InstalledHost other) {
    return new Commands(
        upgrade,
        number,
        fence,
        other,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands check(String script) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        Optional.of(script),
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands verify(String script) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        Optional.of(script),
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands rules(List<String> expected, List<String> forbidden) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expected,
        forbidden,
        timeout,
        verifyWithin,
        facts,
        environment,
        extras);
  }

  public Commands within(Duration runTimeout, Duration verifyTime) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        runTimeout,
        verifyTime,
        facts,
        environment,
        extras);
  }

  public Commands facts(String... names) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        List.of(names),
        environment,
        extras);
  }

  public Commands with(Map<String, String> variables) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        new TreeMap<>(variables),
        extras);
  }

  public Commands answers(String... lines) {
    return with(new Extras(Optional.of(List.of(lines)), extras.secrets(), extras.reboots()));
  }

  public Commands secrets(Map<String, String> references) {
    return with(
        new Extras(extras.answers(), Optional.of(new TreeMap<>(references)), extras.reboots()));
  }

  public Commands reboots() {
    return with(new Extras(extras.answers(), extras.secrets(), Optional.of(true)));
  }

  private Commands with(Extras others) {
    return new Commands(
        upgrade,
        number,
        fence,
        host,
        run,
        check,
        verify,
        expect,
        forbid,
        timeout,
        verifyWithin,
        facts,
        environment,
        others);
  }

  /// What few commands have.
  public record Extras(
      Optional<List<String>> answers,
      Optional<SortedMap<String, String>> secrets,
      Optional<Boolean> reboots) {
    static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
