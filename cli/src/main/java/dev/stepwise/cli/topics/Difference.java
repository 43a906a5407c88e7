package dev.stepwise.cli.topics;

import dev.stepwise.contracts.codec.Topics;
import java.util.Locale;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.PatternType;

/// One thing in which a cluster is not as declared.
public sealed interface Difference {
  /// A topic that there is not.
  record TopicMissing(Topics.Topic topic) implements Difference {}

  /// A topic's setting.
  record SettingDiffers(String topic, String name, String is, String shall) implements Difference {}

  /// A topic has more or fewer partitions. That cannot be mended without losing the order per key.
  record PartitionsDiffer(String topic, int is, int shall) implements Difference {}

  /// A topic's records are kept in more or fewer copies. Moving them is the cluster's business.
  record CopiesDiffer(String topic, int is, int shall) implements Difference {}

  /// A right that nobody gave yet.
  record RightMissing(AclBinding right) implements Difference {}

  /// A right to something of ours that nobody declared.
  record RightNotDeclared(AclBinding right) implements Difference {}

  /// For people, one line.
  default String words() {
    return switch (this) {
      case TopicMissing(var topic) ->
          "topic %s: missing (%d partitions)".formatted(topic.name(), topic.partitions());
      case SettingDiffers(var topic, var name, var is, var shall) ->
          "topic %s: %s is %s, shall be %s".formatted(topic, name, is, shall);
      case PartitionsDiffer(var topic, int is, int shall) ->
          "topic %s: has %d partitions, shall have %d; that cannot be changed later"
              .formatted(topic, is, shall);
      case CopiesDiffer(var topic, int is, int shall) ->
          "topic %s: is kept in %d copies, shall be in %d; use kafka-reassign-partitions.sh"
              .formatted(topic, is, shall);
      case RightMissing(var right) -> "right missing: " + words(right);
      case RightNotDeclared(var right) -> "right not declared: " + words(right);
    };
  }

  /// Such as `User:audit may READ topic stepwise.upgrades`.
  private static String words(AclBinding right) {
    var resource = right.pattern();
    return "%s may %s %s %s%s"
        .formatted(
            right.entry().principal(),
            right.entry().operation(),
            resource.resourceType().name().toLowerCase(Locale.ROOT),
            resource.name(),
            resource.patternType() == PatternType.PREFIXED ? "…" : "");
  }
}
