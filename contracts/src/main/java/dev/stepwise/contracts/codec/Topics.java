package dev.stepwise.contracts.codec;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Every topic there is. They are created from this list by whoever runs the broker, never
/// automatically. Who may do what with them stands in [TopicRights].
public final class Topics {
  /// The planner's facts: [dev.stepwise.contracts.upgrade.UpgradeEvent], by upgrade.
  public static final String UPGRADES = "stepwise.upgrades";

  /// The planner's facts about installations: [dev.stepwise.contracts.estate.InstallationEvent], by
  /// installation.
  public static final String INSTALLATIONS = "stepwise.installations";

  /// The executors' facts: [dev.stepwise.contracts.execution.StepReport], by upgrade.
  public static final String STEP_REPORTS = "stepwise.step-reports";

  /// What runs print: [dev.stepwise.contracts.execution.StepOutput], by upgrade.
  public static final String STEP_OUTPUT = "stepwise.step-output";

  /// What was told to whom: [dev.stepwise.contracts.notice.NoticeEvent], by upgrade.
  public static final String NOTICES = "stepwise.notices";

  /// What was refused because nobody honest sends it: [dev.stepwise.contracts.alert.SecurityAlert],
  /// by host.
  public static final String ALERTS = "stepwise.alerts";

  /// What the log was, said by audit-service so that nobody can shorten or change it unnoticed: its
  /// signed checkpoints (C2SP `tlog-checkpoint`), each a text, by origin. Not sealed in turn.
  public static final String CHECKPOINTS = "stepwise.checkpoints";

  /// The zone of hosts that name no other.
  public static final String DEFAULT_ZONE = "default";

  /// What a topic's poison records are put into, each with its reason in a header.
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration MONTH = Duration.ofDays(30);

  /// A note of some hundred bytes, at most every second while there is something to seal.
  private static final Duration DECADE = Duration.ofDays(3650);

  private static final int MEBIBYTE = 1024 * 1024;

  /// A plan is one record, with every script in it once per run.
  private static final int LARGEST_PLAN = 8 * MEBIBYTE;

  private Topics() {}

  /// The commands to the executors of a zone: [dev.stepwise.contracts.execution.StepCommand], by
  /// host.
  public static String steps(String zone) {
    return "stepwise.steps." + zone;
  }

  /// All topics of an estate with the given zones, dead-letter topics included.
  public static List<Topic> all(List<String> zones) {
    return Stream.concat(
            zones.stream().map(zone -> new Topic(steps(zone), 8, WEEK, MEBIBYTE)),
            Stream.of(
                new Topic(UPGRADES, 8, MONTH, LARGEST_PLAN),
                new Topic(INSTALLATIONS, 8, MONTH, MEBIBYTE),
                new Topic(STEP_REPORTS, 8, MONTH, MEBIBYTE),
                new Topic(STEP_OUTPUT, 8, MONTH, MEBIBYTE),
                new Topic(NOTICES, 8, MONTH, MEBIBYTE),
                new Topic(ALERTS, 8, MONTH, MEBIBYTE),
                new Topic(CHECKPOINTS, 1, DECADE, MEBIBYTE)))
        .flatMap(topic -> Stream.of(topic, topic.deadLetters()))
        .toList();
  }

  /// A topic as it is created.
  ///
  /// @param partitions cannot change later without breaking the order per key
  /// @param retention how long a record stays at least. Facts are sealed by audit-service, so this
  ///   is how long that may be away; commands are void much earlier.
  /// @param largestBatch in bytes, as compressed by its producer; what is larger is refused
  public record Topic(String name, int partitions, Duration retention, int largestBatch) {
    Topic deadLetters() {
      return new Topic(name + DEAD_LETTER_SUFFIX, 1, MONTH, largestBatch);
    }
  }
}
