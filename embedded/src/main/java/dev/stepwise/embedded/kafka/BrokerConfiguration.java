package dev.stepwise.embedded.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One node that is broker and controller, small, on the loopback interface only.
///
/// @param data folder of the logs
/// @param port of the clients
/// @param controllerPort of the node's own metadata quorum
/// @param guard who may talk to it; without one, everybody on this machine
record BrokerConfiguration(Path data, int port, int controllerPort, Optional<Guard> guard) {
  private static final int MEGABYTE = 1024 * 1024;

  Map<String, String> properties() {
    var properties = new TreeMap<>(node());
    properties.putAll(singleCopy());
    properties.putAll(promptness());
    properties.putAll(smallness());
    guard.ifPresent(some -> properties.putAll(some.properties()));
    return properties;
  }

  private Map<String, String> node() {
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
        "listeners",
            "CLIENT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
        "advertised.listeners", "CLIENT://127.0.0.1:" + port,
        "listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name", "CLIENT",
        "controller.listener.names", "CONTROLLER",
        "log.dirs", data.toString(),
        "auto.create.topics.enable", "false");
  }

  // Records stay for ever: the log of an upgrade is small, and a service may be away for long.
  private static Map<String, String> singleCopy() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "offsets.retention.minutes", Integer.toString(365 * 24 * 60),
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "log.retention.ms", "-1");
  }

  private static Map<String, String> promptness() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.min.session.timeout.ms", "1000",
        "controller.quorum.election.timeout.ms", "200",
        "controller.quorum.election.backoff.max.ms", "200",
        "broker.heartbeat.interval.ms", "500");
  }

  private static Map<String, String> smallness() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "2",
        "background.threads", "1",
        "num.recovery.threads.per.data.dir", "2",
        "log.segment.bytes", Integer.toString(64 * MEGABYTE),
        "log.index.size.max.bytes", Integer.toString(MEGABYTE / 2),
        "log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE));
  }
}
