package dev.stepwise.embedded.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.jspecify.annotations.Nullable;

/// An SSH server inside this process. One key may log in, as the user of this process, and run
/// commands; nothing else is offered.
final class InProcessServer implements HostServer {
  private final HostFolder host;
  private final int port;
  private final KeyPair client;
  private final ByteBudget budget = new ByteBudget();
  private @Nullable SshServer server;

  InProcessServer(HostFolder host, int port, SshKey client) {
    this.host = host;
    this.port = port;
    this.client = client.pair();
  }

  @Override
  public void open(SshKey hostKey) {
    var opened = SshServer.setUpDefaultServer();
    opened.setHost("127.0.0.1");
    opened.setPort(port);
    opened.setNioWorkers(2);
    opened.setKeyPairProvider(KeyPairProvider.wrap(hostKey.pair()));
    opened.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
    opened.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, client.getPublic()));
    opened.setCommandFactory((_, command) -> new HostCommand(host, command, budget));
    CoreModuleProperties.TCP_NODELAY.set(opened, true);
    CoreModuleProperties.SOCKET_REUSEADDR.set(opened, true);
    CoreModuleProperties.IDLE_TIMEOUT.set(opened, Duration.ZERO);
    try {
      opened.start();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected host %s to listen".formatted(host.id()), e);
    }
    server = opened;
  }

  @Override
  public void close() {
    var opened = server;
    if (opened == null) {
      return;
    }
    cut();
    try {
      opened.stop(true);
      server = null;
    } catch (IOException e) {
      throw new UncheckedIOException("Expected host %s to stop".formatted(host.id()), e);
    }
  }

  @Override
  public void cut() {
    Optional.ofNullable(server)
        .map(SshServer::getActiveSessions)
        .orElse(List.of())
        .forEach(session -> session.getIoSession().close(true));
  }

  @Override
  public void dropAfterBytes(long bytes) {
    budget.limitTo(bytes);
  }
}
