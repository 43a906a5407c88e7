package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.execution.HostProblem;
import dev.stepwise.executor.domain.OutputTail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.connection.channel.direct.Session;

/// Runs programs over the pooled connections. What SSH throws is told as a reply, here and nowhere
/// else.
final class SshHostShell implements HostShell {
  /// An answer is one chunk of output, facts, and a line; a host that says more is not ours.
  private static final int MOST_PRINTED = ShellProgram.LARGEST_CHUNK + 1024 * 1024;

  private final SshConnections connections;
  private final Clock clock;

  SshHostShell(SshConnections connections, Clock clock) {
    this.connections = connections;
    this.clock = clock;
  }

  @Override
  public Reply run(InstalledHost host, byte[] program, Duration patience) {
    try {
      return connections
          .to(host)
          .onChannel(clock.instant(), session -> run(session, program, patience));
    } catch (NoConnection e) {
      return new Reply.Broken(e.problem(), String.valueOf(e.getMessage()), false);
    } catch (IOException | IllegalStateException e) { // the latter: the library found it closed
      return new Reply.Broken(
          HostProblem.UNREACHABLE,
          "The connection to %s broke: %s".formatted(host.id(), e.getMessage()),
          true);
    }
  }

  private static Reply run(Session session, byte[] program, Duration patience) throws IOException {
    var command = session.exec(ShellProgram.COMMAND);
    var errors = reading(command.getErrorStream());
    var printed = reading(command.getInputStream());
    try (var input = command.getOutputStream()) {
      input.write(program);
    }
    var answer = within(patience, printed);
    command.join(patience.toMillis(), TimeUnit.MILLISECONDS);
    var code = command.getExitStatus();
    if (code == null) {
      return new Reply.Broken(
          HostProblem.UNREACHABLE, "The call was cut off before it ended", true);
    }
    return new Reply.Ended(code, answer, OutputTail.of(within(patience, errors)));
  }

  private static CompletableFuture<byte[]> reading(InputStream stream) {
    var whole = new CompletableFuture<byte[]>();
    Thread.ofVirtual()
        .name("ssh stream")
        .start(() -> {
          try {
            whole.complete(readBounded(stream));
          } catch (IOException e) {
            whole.completeExceptionally(e);
          }
        });
    return whole;
  }

  /// Reads to the end, so that the host is never blocked, and keeps what is within the bound.
  private static byte[] readBounded(InputStream stream) throws IOException {
    var kept = new ByteArrayOutputStream();
    var buffer = new byte[16 * 1024];
    for (var read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      kept.write(buffer, 0, Math.min(read, MOST_PRINTED - kept.size()));
    }
    return kept.toByteArray();
  }

  private static byte[] within(Duration patience, CompletableFuture<byte[]> stream)
      throws IOException {
    try {
      return stream.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("Expected an answer within " + patience + ", but there was none", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The call was interrupted", e);
    }
  }
}
