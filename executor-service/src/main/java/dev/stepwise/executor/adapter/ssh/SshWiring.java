package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.application.RunLedger;
import dev.stepwise.executor.config.ExecutorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Puts the parts together, and closes connections that nobody uses.
@ApplicationScoped
class SshWiring {
  private static final Duration SWEEP = Duration.ofSeconds(30);

  private final ExecutorConfig config;
  private final Clock clock;
  private final SshConnections connections;
  private final SecureRandom random = new SecureRandom();
  private final CountDownLatch over = new CountDownLatch(1);

  SshWiring(ExecutorConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.connections =
        new SshConnections(
            new SshConnector(config.identity(), config.connectTimeout(), clock), clock);
  }

  @Produces
  @ApplicationScoped
  RunLedger ledger() {
    Thread.ofVirtual().name("idle connections").start(this::closeIdle);
    return new SshRunLedger(
        new SshHostShell(connections, clock),
        new ShellProgram(
            this::nonce, SshRunLedger.GRACE, config.probeTimeout(), config.leastSpace() / 1024),
        config.probeTimeout());
  }

  @PreDestroy
  void close() {
    over.countDown();
    connections.closeAll();
  }

  private void closeIdle() {
    try {
      while (!over.await(SWEEP.toSeconds(), TimeUnit.SECONDS)) {
        connections.closeIdle(config.idleTimeout());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String nonce() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    return "w" + HexFormat.of().formatHex(bytes);
  }
}
