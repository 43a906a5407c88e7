package dev.stepwise.cli.topics;

import dev.stepwise.contracts.codec.TopicRights;
import dev.stepwise.contracts.codec.TopicRights.Right;
import dev.stepwise.contracts.codec.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// How a cluster shall be.
///
/// @param zones of the estate
/// @param copies of each record, on as many brokers
/// @param principals by party, as Kafka knows them, such as `User:planner` or `User:CN=planner`
public record Declaration(List<String> zones, int copies, Map<String, String> principals) {
  private static final String ANY_ADDRESS = "*";

  /// Fails with [IllegalArgumentException] when a party has no principal, or somebody is named who
  /// is no party.
  public Declaration {
    var parties = Set.copyOf(TopicRights.parties(zones));
    if (!parties.equals(principals.keySet())) {
      throw new IllegalArgumentException(
          "Expected principals of %s, but got %s".formatted(parties, principals.keySet()));
    }
  }

  /// Each party is the user of its name.
  public static Declaration ofUsers(List<String> zones, int copies) {
    return new Declaration(zones, copies, users(zones));
  }

  /// The principals when each party is the user of its name.
  public static Map<String, String> users(List<String> zones) {
    return TopicRights.parties(zones).stream()
        .collect(Collectors.toMap(Function.identity(), party -> "User:" + party));
  }

  List<Topics.Topic> topics() {
    return Topics.all(zones);
  }

  /// One broker may be away and records are still taken; what was taken is on the others.
  Map<String, String> settings(Topics.Topic topic) {
    return Map.of(
        "cleanup.policy",
        "delete",
        "retention.ms",
        Long.toString(topic.retention().toMillis()),
        "max.message.bytes",
        Integer.toString(topic.largestBatch()),
        "message.timestamp.type",
        "LogAppendTime",
        "min.insync.replicas",
        Integer.toString(Math.max(1, copies - 1)),
        "unclean.leader.election.enable",
        "false");
  }

  Set<AclBinding> rights() {
    return TopicRights.all(zones).stream().map(this::binding).collect(Collectors.toSet());
  }

  /// Whether a right is about something of ours.
  boolean concerns(ResourcePattern resource) {
    var ours = rights().stream().map(AclBinding::pattern);
    return switch (resource.patternType()) {
      case PREFIXED ->
          ours.anyMatch(one ->
              one.resourceType() == resource.resourceType()
                  && one.name().startsWith(resource.name()));
      case LITERAL, MATCH, ANY, UNKNOWN ->
          resource.name().startsWith("stepwise")
              || resource.name().equals(ResourcePattern.WILDCARD_RESOURCE)
              || ours.anyMatch(resource::equals);
    };
  }

  private AclBinding binding(Right right) {
    var type =
        switch (right.verb()) {
          case READ, WRITE -> ResourceType.TOPIC;
          case JOIN -> ResourceType.GROUP;
        };
    var operation =
        switch (right.verb()) {
          case READ, JOIN -> AclOperation.READ;
          case WRITE -> AclOperation.WRITE;
        };
    var principal = principals.getOrDefault(right.party(), right.party());
    return new AclBinding(
        new ResourcePattern(type, right.resource(), PatternType.LITERAL),
        new AccessControlEntry(principal, ANY_ADDRESS, operation, AclPermissionType.ALLOW));
  }
}
