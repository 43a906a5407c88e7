package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.executor.application.ScriptInputs;
import dev.stepwise.executor.domain.MaskedStream.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What is sent to a host's `/bin/sh` on standard input, for each kind of call. It is all one
/// function that the last line calls, so a program that is cut off anywhere does nothing.
final class ShellProgram {
  /// The only thing that is ever an argument on a host.
  static final String COMMAND = "exec /bin/sh -s";

  /// Of one answer. Large, so that a large output is read fast.
  static final int LARGEST_CHUNK = 2 * 1024 * 1024;

  /// Days after which what ended is cleared away, whichever upgrade it belongs to.
  private static final int OLD = 7;

  /// Days for which a tombstone stays; Kafka keeps no command for so long.
  private static final int FORGOTTEN = 30;

  private static final ShellSource AGENT = ShellSource.load("ledger.sh");
  private static final ShellSource SUPERVISOR = ShellSource.load("supervisor.sh");
  private static final ShellSource PROBE = ShellSource.load("probe.sh");

  private final Supplier<String> nonces;
  private final Duration grace;
  private final Duration probeTime;
  private final long leastSpace;

  /// @param nonces words that no script contains, a new one each time
  /// @param grace between TERM and KILL
  /// @param probeTime after which the host ends a probe
  /// @param leastSpace KiB that must be free on the ledger's disk for a script to be started
  ShellProgram(Supplier<String> nonces, Duration grace, Duration probeTime, long leastSpace) {
    this.nonces = nonces;
    this.grace = grace;
    this.probeTime = probeTime;
    this.leastSpace = leastSpace;
  }

  /// A program, and the word by which its answer is known.
  record Text(String nonce, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  Text begin(RunStep command, ScriptInputs inputs, long offset) {
    var nonce = nonces.get();
    var supervisor = "\"$base/supervisor." + SUPERVISOR.digest() + "\"";
    return agent(
        nonce,
        """
        if %s; then
          if is_closed; then
            call_off
          else
            put %s %s %s && begin %s %d %d %d %s %s %s
          fi
        fi
        """
            .formatted(
                of(command),
                supervisor,
                Shell.quote(SUPERVISOR.text()),
                Shell.quote(command.work().run().text()),
                supervisor,
                seconds(command.work().timeout()),
                seconds(grace),
                leastSpace,
                digestOfScript(command),
                Shell.quote(given(inputs)),
                command.attempt().host()),
        offset);
  }

  /// What the supervisor reads.
  private static String given(ScriptInputs inputs) {
    var answers = inputs.answers().stream().map(line -> line + "\n").collect(Collectors.joining());
    return "exports=%s\nanswers=%s\nsecrets=%s\n# whole"
        .formatted(
            Shell.quote(Shell.exports(inputs.environment())),
            Shell.quote(answers),
            Shell.quote(inputs.mark().hex()));
  }

  Text lookAt(RunStep command, long offset) {
    return agent(
        nonces.get(), "%s && look %s\n".formatted(of(command), digestOfScript(command)), offset);
  }

  private static String digestOfScript(RunStep command) {
    return Sha256.of(command.work().run().text()).hex();
  }

  Text callOff(RunStep command, long offset) {
    return agent(nonces.get(), of(command) + " && call_off\n", offset);
  }

  Text cancel(RunStep command, long offset) {
    return agent(nonces.get(), of(command) + " && " + cancel() + "\n", offset);
  }

  /// One after the other, until one cannot be ended. Whoever asked for a retry was told of what
  /// runs beside it, so that is ended too; not last, as the answer is of the attempt before.
  Text cancelPrevious(RunStep command) {
    var earlier =
        command.work().endsFirst().stream()
            .flatMap(run -> upTo(run.last()).map(attempt -> end(attempt, run.fence())));
    var own =
        upTo(command.attempt())
            .filter(attempt -> !attempt.equals(command.attempt()))
            .map(attempt -> end(attempt, command.fence()));
    var beside =
        command.attempt().number() == 1 ? Stream.<String>empty() : Stream.of(endBeside(command));
    var calls =
        Stream.of(earlier, beside, own).flatMap(all -> all).collect(Collectors.joining(" &&\n"));
    return agent(nonces.get(), calls + "\n", Long.MAX_VALUE);
  }

  /// The attempts of a run up to and with that one.
  private static Stream<AttemptId> upTo(AttemptId last) {
    return IntStream.rangeClosed(1, last.number())
        .mapToObj(number -> new AttemptId(last.upgradeId(), last.stage(), last.host(), number));
  }

  /// A read-only script, outside of the ledger. It answers by its exit code.
  Text probe(ScriptText script, SortedMap<String, String> environment) {
    var nonce = nonces.get();
    return guarded(
        nonce,
        PROBE.text()
            + "echo 'stepwise %s'\nprobe %d %s 3<<'%s'\n%s%s\n"
                .formatted(
                    nonce,
                    seconds(probeTime),
                    Shell.quote(Shell.exports(environment)),
                    nonce,
                    endedLine(Shell.text(script.text())),
                    nonce));
  }

  /// Overwrites what showed secrets.
  Text scrub(RunStep command, List<Shown> shown, Optional<String> facts) {
    var calls =
        shown.stream()
            .map(secret -> "  scrub %d %d\n".formatted(secret.offset(), secret.length()))
            .collect(Collectors.joining());
    var call =
        "if %s; then\n%s%s  look_at\nfi\n"
            .formatted(
                of(command),
                calls,
                facts.map(text -> "  scrub_facts " + Shell.quote(text) + "\n").orElse(""));
    return agent(nonces.get(), call, Long.MAX_VALUE);
  }

  /// Closes the upgrade on that host.
  Text clear(ClearLedger command) {
    var nonce = nonces.get();
    return guarded(
        nonce,
        AGENT.text()
            + "clear %s %s\nclear_old %d %d\ntell_cleared %s\n"
                .formatted(command.upgradeId(), command.host().id(), OLD, FORGOTTEN, nonce));
  }

  private String end(AttemptId attempt, long fence) {
    return "fence_off %s && %s".formatted(names(attempt, fence), cancel());
  }

  private String endBeside(RunStep command) {
    return "fence_off %s && end_beside %s %d"
        .formatted(
            names(command.attempt().previous(), command.fence()),
            command.attempt().host(),
            seconds(grace));
  }

  private String cancel() {
    return "cancel " + seconds(grace);
  }

  private static Text agent(String nonce, String call, long offset) {
    return guarded(
        nonce,
        AGENT.text()
            + "call() {\n"
            + call
            + "}\ncall\nanswer %s %d %d\n".formatted(nonce, offset, LARGEST_CHUNK));
  }

  private static Text guarded(String nonce, String body) {
    return new Text(
        nonce,
        "stepwise() {\n[ \"$1\" = "
            + nonce
            + " ] || exit 9\n"
            + body
            + "}\nstepwise "
            + nonce
            + "\n");
  }

  private static String of(RunStep command) {
    return "of " + names(command.attempt(), command.fence());
  }

  private static String names(AttemptId attempt, long fence) {
    return "%s %s.%d.%s %s %d"
        .formatted(
            attempt.upgradeId(),
            attempt.upgradeId(),
            attempt.stage(),
            attempt.host(),
            attempt.value(),
            fence);
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }

  private static String endedLine(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
