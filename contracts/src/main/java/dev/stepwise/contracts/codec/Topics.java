package dev.stepwise.contracts.codec;

import java.util.List;
import java.util.stream.Stream;

/// Every topic there is. They are created from this list by whoever runs the broker, never
/// automatically.
public final class Topics {
  /// The planner's facts: [dev.stepwise.contracts.upgrade.UpgradeEvent], by upgrade.
  public static final String UPGRADES = "stepwise.upgrades";

  /// The executors' facts: [dev.stepwise.contracts.execution.StepReport], by upgrade.
  public static final String STEP_REPORTS = "stepwise.step-reports";

  /// What runs print: [dev.stepwise.contracts.execution.StepOutput], by upgrade.
  public static final String STEP_OUTPUT = "stepwise.step-output";

  /// What was told to whom: [dev.stepwise.contracts.notice.NoticeEvent], by upgrade.
  public static final String NOTICES = "stepwise.notices";

  /// What was refused because nobody honest sends it: [dev.stepwise.contracts.alert.SecurityAlert],
  /// by host.
  public static final String ALERTS = "stepwise.alerts";

  /// The zone of hosts that name no other.
  public static final String DEFAULT_ZONE = "default";

  /// What a topic's poison records are put into, each with its reason in a header.
  public static final String DEAD_LETTER_SUFFIX = ".dlq";

  private Topics() {}

  /// The commands to the executors of a zone: [dev.stepwise.contracts.execution.StepCommand], by
  /// host.
  public static String steps(String zone) {
    return "stepwise.steps." + zone;
  }

  /// All topics of an estate with the given zones, dead-letter topics included.
  public static List<Topic> all(List<String> zones) {
    return Stream.concat(
            zones.stream().map(Topics::steps),
            Stream.of(UPGRADES, STEP_REPORTS, STEP_OUTPUT, NOTICES, ALERTS))
        .flatMap(name -> Stream.of(new Topic(name, 8), new Topic(name + DEAD_LETTER_SUFFIX, 1)))
        .toList();
  }

  /// A topic and its number of partitions, which cannot change later without breaking the order per
  /// key.
  public record Topic(String name, int partitions) {}
}
