package dev.stepwise.embedded.practice;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/// One command of a client, run by `/bin/sh -c` with the host's environment and no terminal. As
/// with OpenSSH, a closed channel closes the pipes and kills nobody.
final class HostCommand implements Command {
  private static final int BUFFER = 32 * 1024;

  private final HostFolder host;
  private final String command;
  private final ByteBudget budget;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;
  private @Nullable OutputStream err;
  private @Nullable ExitCallback exit;
  private volatile @Nullable Process process;

  HostCommand(HostFolder host, String command, ByteBudget budget) {
    this.host = host;
    this.command = command;
    this.budget = budget;
  }

  @Override
  public void setInputStream(InputStream in) {
    this.in = in;
  }

  @Override
  public void setOutputStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void setErrorStream(OutputStream err) {
    this.err = err;
  }

  @Override
  public void setExitCallback(ExitCallback exit) {
    this.exit = exit;
  }

  @Override
  public void start(ChannelSession channel, Environment requested) throws IOException {
    var started = startProcess();
    process = started;
    var input = Objects.requireNonNull(in);
    Thread.startVirtualThread(() -> feed(input, started.getOutputStream()));
    var output = pump(started.getInputStream(), Objects.requireNonNull(out), channel);
    var errors = pump(started.getErrorStream(), Objects.requireNonNull(err), channel);
    Thread.startVirtualThread(() -> reportExit(started, List.of(output, errors)));
  }

  private Process startProcess() throws IOException {
    var builder = new ProcessBuilder("/bin/sh", "-c", command).directory(home());
    builder.environment().clear();
    builder.environment().putAll(host.environment());
    builder.environment().putAll(Map.of("STEPWISE_BOOT_ID", host.bootId()));
    return builder.start();
  }

  private File home() {
    return host.root().resolve("home").toFile();
  }

  private static void feed(InputStream from, OutputStream to) {
    try (to) {
      var buffer = new byte[BUFFER];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        to.write(buffer, 0, read);
        to.flush();
      }
    } catch (IOException _) {
      // The command reads no more.
    }
  }

  private Thread pump(InputStream from, OutputStream to, ChannelSession channel) {
    return Thread.startVirtualThread(() -> {
      try (from) {
        copy(from, to, channel);
      } catch (IOException _) {
        // The client is gone; the command learns it when it writes.
      }
    });
  }

  private void copy(InputStream from, OutputStream to, ChannelSession channel) throws IOException {
    var buffer = new byte[BUFFER];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      int allowed = budget.take(read);
      to.write(buffer, 0, allowed);
      to.flush();
      if (allowed < read) {
        channel.getSession().getIoSession().close(true);
      }
    }
  }

  private void reportExit(Process started, List<Thread> pumps) {
    try {
      int code = started.waitFor();
      for (var pump : pumps) {
        pump.join();
      }
      Objects.requireNonNull(exit).onExit(code);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  // Elsewhere, because closing waits for a command that does not read its input.
  @Override
  public void destroy(ChannelSession channel) {
    var started = process;
    if (started != null) {
      Thread.startVirtualThread(() -> closePipes(started));
    }
  }

  private static void closePipes(Process process) {
    try (var _ = process.getOutputStream();
        var _ = process.getInputStream();
        var _ = process.getErrorStream()) {
      // Only closed.
    } catch (IOException _) {
      // The command reads no more.
    }
  }
}
