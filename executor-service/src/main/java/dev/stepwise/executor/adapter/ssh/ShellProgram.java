package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.AttemptId;
import dev.stepwise.contracts.execution.ScriptText;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Supplier;

/// What is sent to a host's `/bin/sh` on standard input, for each kind of call. It is all one
/// function that the last line calls, so a program that is cut off anywhere does nothing.
final class ShellProgram {
  /// The only thing that is ever an argument on a host.
  static final String COMMAND = "exec /bin/sh -s";

  static final int LARGEST_CHUNK = 64 * 1024;

  private static final ShellSource AGENT = ShellSource.load("ledger.sh");
  private static final ShellSource SUPERVISOR = ShellSource.load("supervisor.sh");

  private final Supplier<String> nonces;
  private final Duration grace;

  /// @param nonces words that no script contains, a new one each time
  /// @param grace between TERM and KILL
  ShellProgram(Supplier<String> nonces, Duration grace) {
    this.nonces = nonces;
    this.grace = grace;
  }

  /// A program, and the word by which its answer is known.
  record Text(String nonce, String text) {
    byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  Text begin(RunStep command, long offset) {
    var nonce = nonces.get();
    var supervisor = "\"$base/supervisor." + SUPERVISOR.digest() + "\"";
    return agent(
        nonce,
        """
        if %s; then
          mkdir "$run" 2>/dev/null
          [ -e %s ] || keep %s <<'%s' || return
        %s%s
          keep "$run/script" <<'%s' &&
        %s%s
          begin %s %d %d %s
        fi
        """
            .formatted(
                of(command, command.attempt()),
                supervisor,
                supervisor,
                nonce,
                SUPERVISOR.text(),
                nonce,
                nonce,
                endedLine(Shell.text(command.work().run().text())),
                nonce,
                supervisor,
                seconds(command.work().timeout()),
                seconds(grace),
                Shell.quote(Shell.exports(command.work().environment()))),
        offset);
  }

  Text lookAt(RunStep command, long offset) {
    return agent(nonces.get(), of(command, command.attempt()) + " && look_at\n", offset);
  }

  /// @param attempt the command's own, or the one before it
  Text cancel(RunStep command, AttemptId attempt) {
    return agent(
        nonces.get(), of(command, attempt) + " && cancel " + seconds(grace) + "\n", Long.MAX_VALUE);
  }

  /// A read-only script, outside of the ledger. It answers by its exit code.
  Text probe(ScriptText script, SortedMap<String, String> environment) {
    var nonce = nonces.get();
    return guarded(
        nonce,
        "echo 'stepwise "
            + nonce
            + "'\n"
            + Shell.exports(environment)
            + "(eval "
            + Shell.quote(Shell.text(script.text()))
            + ") </dev/null\n");
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

  private static String of(RunStep command, AttemptId attempt) {
    return "of %s.%d.%s %s %d"
        .formatted(
            attempt.upgradeId(), attempt.stage(), attempt.host(), attempt.value(), command.fence());
  }

  private static long seconds(Duration duration) {
    return Math.max(1, duration.plusMillis(999).toSeconds());
  }

  private static String endedLine(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }
}
