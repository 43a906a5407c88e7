package dev.stepwise.executor.adapter.ssh;

import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.executor.Commands;
import dev.stepwise.executor.adapter.ssh.HostShell.Reply;
import dev.stepwise.executor.application.InputMissing;
import dev.stepwise.executor.application.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The SSH parts as an executor puts them together, for tests.
final class Reach implements AutoCloseable {
  static final SshTimes TIMES = new SshTimes(Duration.ofSeconds(5), Duration.ofSeconds(1), 3);

  static final Duration PATIENCE = Duration.ofSeconds(40);

  final List<SecurityAlert> alerts = new CopyOnWriteArrayList<>();
  final Map<String, String> secrets = new HashMap<>();
  final MovableClock clock = new MovableClock();
  private final SshConnections connections;
  private final SshHostShell shell;

  Reach(Identity identity, Optional<Path> revoked) {
    connections =
        new SshConnections(
            new SshConnector(identity, new RevokedKeys(revoked), TIMES, clock), clock);
    shell =
        new SshHostShell(
            connections,
            this::resolve,
            new RefusedHostKeys(alerts::add, "executor-1", clock),
            () -> "w" + UUID.randomUUID().toString().replace("-", ""),
            clock);
  }

  static Reach with(Path key) {
    return new Reach(file(key), Optional.empty());
  }

  static Identity file(Path key) {
    return new FileIdentity(key, Optional.empty(), Optional.empty());
  }

  Secrets secrets() {
    return this::resolve;
  }

  private SortedMap<String, String> resolve(SortedMap<String, String> references)
      throws InputMissing {
    var values = new TreeMap<String, String>();
    for (var one : references.entrySet()) {
      var value = secrets.get(one.getValue());
      if (value == null) {
        throw new InputMissing("Expected secret " + one.getValue() + ", but there is none");
      }
      values.put(one.getKey(), value);
    }
    return values;
  }

  Reply run(InstalledHost host, String program) {
    return run(host, program.getBytes(StandardCharsets.UTF_8), PATIENCE);
  }

  Reply run(InstalledHost host, byte[] program, Duration patience) {
    return shell.run(Commands.UPGRADE, host, program, patience);
  }

  /// What a program printed that must have worked.
  String printed(InstalledHost host, String program) {
    return switch (run(host, program)) {
      case Reply.Ended(int code, byte[] printed, String errors) when code == 0 ->
          new String(printed, StandardCharsets.UTF_8);
      case Reply.Ended ended ->
          throw new AssertionError("exit " + ended.exitCode() + ended.errors());
      case Reply.Broken broken -> throw new AssertionError(broken.toString());
    };
  }

  Reply.Broken broken(InstalledHost host) {
    return switch (run(host, "echo there")) {
      case Reply.Broken broken -> broken;
      case Reply.Ended ended -> throw new AssertionError("It ended with " + ended.exitCode());
    };
  }

  void closeIdle() {
    connections.closeIdle(Duration.ofMinutes(5));
  }

  @Override
  public void close() {
    connections.closeAll();
  }

  static final class MovableClock extends Clock {
    private volatile Duration ahead = Duration.ZERO;

    void advance(Duration time) {
      ahead = ahead.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
