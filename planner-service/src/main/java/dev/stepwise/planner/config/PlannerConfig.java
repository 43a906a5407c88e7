package dev.stepwise.planner.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The planner's own settings; those of the framework stand in `application.properties`.
@ConfigMapping(prefix = "planner")
public interface PlannerConfig {
  /// The folder that holds one folder per platform.
  @WithDefault("playbooks")
  Path playbooks();

  /// How often the folder is looked at for changes.
  @WithDefault("5s")
  Duration playbooksCheckedEvery();

  /// Where the audit service answers.
  @WithDefault("http://127.0.0.1:7072")
  URI auditUrl();

  /// How long an executor may be silent before its run is commanded again.
  @WithDefault("10s")
  Duration lease();

  /// How long a host may take to give its facts before it is asked again.
  @WithDefault("60s")
  Duration factsLease();

  /// How long a request for an upgrade waits for its plan before it answers 202.
  @WithDefault("30s")
  Duration planWithin();

  /// How long a command may be carried out after it was given, by the executor's clock; much longer
  /// than the clocks may differ. Also how long the planner waits for an executor to accept it.
  @WithDefault("15m")
  Duration commandsValid();

  /// The planner's private key, a JWK. The planner does not start without.
  Optional<Path> signingKey();

  /// The public keys of the executors that are believed, a JWK Set, each with the `zone` for whose
  /// hosts it may speak. The planner does not start without.
  Optional<Path> executorKeys();

  /// The zones that have executors. A host of another zone would wait for ever.
  @WithDefault("default")
  List<String> zones();

  /// How large a request may be, in bytes.
  @WithDefault("1048576")
  long largestRequest();
}
