package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.executor.application.Alerts;
import dev.stepwise.executor.application.ExecutorSettings;
import dev.stepwise.executor.application.RunLedger;
import dev.stepwise.executor.application.Secrets;
import dev.stepwise.executor.config.ExecutorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
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
  private static final Duration AGENT = Duration.ofSeconds(10);

  private final ExecutorConfig config;
  private final Secrets secrets;
  private final Clock clock;
  private final SshConnections connections;
  private final SecureRandom random = new SecureRandom();
  private final CountDownLatch over = new CountDownLatch(1);

  SshWiring(ExecutorConfig config, Secrets secrets, Clock clock) {
    this.config = config;
    this.secrets = secrets;
    this.clock = clock;
    this.connections =
        new SshConnections(
            new SshConnector(
                identity(),
                new RevokedKeys(config.revokedKeys()),
                SshTimes.connectingWithin(config.connectTimeout()),
                clock),
            clock);
  }

  @Produces
  @ApplicationScoped
  RunLedger ledger(Alerts alerts, ExecutorSettings settings) {
    Thread.ofVirtual().name("idle connections").start(this::closeIdle);
    var refused = new RefusedHostKeys(alerts, settings.executor(), clock);
    return new SshRunLedger(
        new SshHostShell(connections, secrets, refused, this::nonce, clock),
        new ShellProgram(
            this::nonce, SshRunLedger.GRACE, config.probeTimeout(), config.leastSpace() / 1024),
        config.probeTimeout());
  }

  private Identity identity() {
    return config
        .agent()
        .<Identity>map(agent ->
            new AgentIdentity(
                config.identity(), config.certificate(), new SshAgent(socket(agent), AGENT)))
        .orElseGet(() ->
            new FileIdentity(
                config.identity(),
                config.certificate(),
                config
                    .passphrase()
                    .map(name -> new SecretText("executor.passphrase", name, secrets))));
  }

  private static Path socket(String agent) {
    if (!agent.equals("env")) {
      return Path.of(agent);
    }
    var socket = System.getenv("SSH_AUTH_SOCK");
    if (socket == null) {
      throw new IllegalStateException(
          "Expected SSH_AUTH_SOCK to name the socket of the ssh-agent, as executor.agent is `env`, but it is not set");
    }
    return Path.of(socket);
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
