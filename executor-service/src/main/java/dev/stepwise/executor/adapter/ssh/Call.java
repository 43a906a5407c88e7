package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.adapter.ssh.HostShell.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.connection.channel.direct.Session;

/// One command under way on a host.
final class Call {
  private final Session.Command command;
  private final Semaphore more = new Semaphore(0);
  private final Printed printed;
  private final Printed errors;

  private Call(Session.Command command) {
    this.command = command;
    this.printed = Printed.on(command.getInputStream(), more);
    this.errors = Printed.on(command.getErrorStream(), more);
  }

  static Call of(Session session, String command) throws IOException {
    return new Call(session.exec(command));
  }

  Printed printed() {
    return printed;
  }

  Printed errors() {
    return errors;
  }

  /// Waits until there may be more to read. Answers whether there was within the time.
  boolean awaitMore(Duration time) throws IOException {
    try {
      return more.tryAcquire(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The call was interrupted", e);
    }
  }

  void say(String text) throws IOException {
    var input = command.getOutputStream();
    input.write(text.getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /// Sends the program and waits for its end.
  Reply end(byte[] program, Duration patience) throws IOException {
    try (var input = command.getOutputStream()) {
      input.write(program);
    }
    var answer = printed.whole(patience);
    var code = exitCode(patience);
    return code < 0
        ? new Reply.Broken(HostProblem.UNREACHABLE, "The call was cut off before it ended", true)
        : new Reply.Ended(code, answer, new String(errors.whole(patience), StandardCharsets.UTF_8));
  }

  /// Of a command that ended; -1 when that is not known.
  int exitCode(Duration patience) throws IOException {
    command.join(patience.toMillis(), TimeUnit.MILLISECONDS);
    var code = command.getExitStatus();
    return code == null ? -1 : code;
  }
}
