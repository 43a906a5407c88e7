package dev.stepwise.audit.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What can be configured of audit-service.
@ConfigMapping(prefix = "audit")
public interface AuditConfig {
  /// Names the log for ever, in each of its checkpoints: a host name and a path, without a scheme.
  @WithDefault("stepwise.local/audit")
  String origin();

  /// The file with the key that signs checkpoints; made when it is missing. Without it checkpoints
  /// are unsigned and stay in the house, so that nobody can tell whether the log was cut.
  Optional<Path> key();

  /// How often the latest checkpoint leaves the house, at most: each covers all before it.
  @WithDefault("PT1S")
  Duration checkpointEvery();

  /// The file that checkpoints are appended to, best on a disk that the database's administrator
  /// cannot write to. Each instance needs its own.
  Optional<Path> checkpointFile();

  /// Those who see every checkpoint and put their name to it (C2SP `tlog-witness`), by any name.
  Map<String, Witnessing> witnesses();

  /// One witness.
  interface Witnessing {
    /// Its submission prefix; `/add-checkpoint` is added to it.
    URI url();

    /// Its verifier key, `NAME+ID+KEY` (C2SP `signed-note`, type 4).
    String key();
  }

  /// The file with the public keys of the planner (JWK Set): what speaks in its name and is not
  /// signed by one of these is sealed as a forgery.
  Optional<Path> plannerKeys();

  /// The file with the public keys of the executors (JWK Set), in the same way.
  Optional<Path> executorKeys();

  /// The zones whose commands are sealed.
  @WithDefault("default")
  List<String> zones();

  /// The consumer group. Another name reads every topic again from its start; what is sealed is
  /// skipped.
  @WithDefault("audit")
  String group();

  /// The most records that are sealed in one transaction, under one checkpoint.
  @WithDefault("1000")
  int batch();

  /// How long to wait before trying again when Kafka or the database is away.
  @WithDefault("PT1S")
  Duration retry();

  /// How long a reader who follows an output waits for bytes that are missing, though what was
  /// printed after them, or how the run ended, is sealed.
  @WithDefault("PT10S")
  Duration missingOutputAwaited();
}
