package dev.stepwise.executor.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What can be set of an executor.
@ConfigMapping(prefix = "executor")
public interface ExecutorConfig {
  /// The hosts it can reach: it takes the commands of this zone only.
  @WithDefault("default")
  String zone();

  /// The executor's private key, a JWK; all executors of a zone may share one. The executor does
  /// not start without.
  Optional<Path> signingKey();

  /// The public keys of the planner, a JWK Set: who holds one of these may command. The executor
  /// does not start without.
  Optional<Path> plannerKeys();

  /// The private key it logs in with, in OpenSSH's or PEM format, without a passphrase.
  Path identity();

  /// Between two signs of life of a run. Well below the planner's lease.
  @WithDefault("PT2S")
  Duration heartbeat();

  /// How long one try to connect, or one answer of the SSH protocol, may take.
  @WithDefault("PT10S")
  Duration connectTimeout();

  /// How long a host may be silent before a run that nobody is known to have begun is given up.
  @WithDefault("PT1M")
  Duration reachWithin();

  /// How long one call of `check`, `verify` or a fact's script may take.
  @WithDefault("PT1M")
  Duration probeTimeout();

  /// After which an unused connection is closed.
  @WithDefault("PT5M")
  Duration idleTimeout();

  /// Bytes of a run's output that go to Kafka as they come; the rest stays on the host.
  @WithDefault("8388608")
  long outputLimit();

  /// When there is more output than that: bytes of its end that go to Kafka too.
  @WithDefault("65536")
  int outputTail();

  /// Bytes that must be free on the disk of a host's ledger for a script to be started there.
  @WithDefault("16777216")
  long leastSpace();

  /// Where secrets are found.
  SecretsConfig secrets();

  /// Where secrets are found. What a reference may name is narrow on purpose: whoever writes an
  /// installation must not be able to send the executor's own keys to a host.
  interface SecretsConfig {
    /// How the names of environment variables begin that `env:` may name.
    @WithDefault("STEPWISE_SECRET_")
    String prefix();

    /// The folder of the files that `file:` may name; without it there are none.
    Optional<Path> folder();

    /// How the paths of Vault begin that `vault:` may name, each whole segments, such as
    /// `stepwise/prod`; without them there are none. Vault itself is set by `quarkus.vault.*`.
    Optional<List<String>> vaultPaths();
  }
}
