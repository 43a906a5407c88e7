package dev.stepwise.executor.adapter.ssh;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/// A way through a bastion to one host behind it. The bastion's connection stays while it is open.
final class Tunnel implements Closeable {
  private final SshConnection bastion;
  private final DirectConnection channel;
  private final AtomicBoolean closed = new AtomicBoolean();

  Tunnel(SshConnection bastion, DirectConnection channel) {
    this.bastion = bastion;
    this.channel = channel;
  }

  DirectConnection channel() {
    return channel;
  }

  boolean isOpen() {
    return !closed.get() && bastion.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      bastion.isLeft();
      channel.close();
    }
  }
}
