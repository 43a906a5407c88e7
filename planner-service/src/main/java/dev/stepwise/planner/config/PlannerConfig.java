package dev.stepwise.planner.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /// How long a command may wait for an executor to accept it, before it is given again; also how
  /// long it is valid.
  @WithDefault("15m")
  Duration commandsValid();

  /// How long a host may take to give its facts before it is asked again.
  @WithDefault("60s")
  Duration factsLease();

  /// How long a request for an upgrade waits for its plan before it answers 202.
  @WithDefault("30s")
  Duration planWithin();

  /// The zones that have executors. A host of another zone would wait for ever.
  @WithDefault("default")
  List<String> zones();

  /// How large a request may be, in bytes.
  @WithDefault("1048576")
  long largestRequest();

  /// The names with a dot, in lower case, under which this service is called, such as that behind a
  /// proxy; what comes under any other is turned away.
  Optional<Set<String>> names();
}
