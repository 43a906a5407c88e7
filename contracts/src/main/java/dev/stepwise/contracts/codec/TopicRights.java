package dev.stepwise.contracts.codec;

import static dev.stepwise.contracts.codec.Topics.ALERTS;
import static dev.stepwise.contracts.codec.Topics.CHECKPOINTS;
import static dev.stepwise.contracts.codec.Topics.DEAD_LETTER_SUFFIX;
import static dev.stepwise.contracts.codec.Topics.INSTALLATIONS;
import static dev.stepwise.contracts.codec.Topics.NOTICES;
import static dev.stepwise.contracts.codec.Topics.STEP_OUTPUT;
import static dev.stepwise.contracts.codec.Topics.STEP_REPORTS;
import static dev.stepwise.contracts.codec.Topics.UPGRADES;
import static dev.stepwise.contracts.codec.Topics.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Who may do what in Kafka, and nobody may do anything else: only the planner writes commands, and
/// only the executors of a zone take its commands. It is the first of two locks; the second is the
/// signature that each command carries.
public final class TopicRights {
  /// Decides; also its consumer group.
  public static final String PLANNER = "planner";

  /// Remembers; also its consumer group.
  public static final String AUDIT = "audit";

  /// Tells; also its consumer group.
  public static final String NOTIFIER = "notifier";

  private TopicRights() {}

  /// What the executors of a zone are called.
  public static String executor(String zone) {
    return "executor-" + zone;
  }

  /// The consumer group of the executors of a zone.
  public static String executorGroup(String zone) {
    return "stepwise-executors-" + zone;
  }

  /// What can be done with a topic, or with a consumer group.
  public enum Verb {
    READ,
    WRITE,
    JOIN
  }

  /// One thing that one party may do.
  ///
  /// @param party `planner`, `executor-ZONE`, `audit` or `notifier`
  /// @param resource a topic, or for [Verb#JOIN] a consumer group
  public record Right(String party, Verb verb, String resource) {}

  /// Everybody who may do something, in an estate with the given zones.
  public static List<String> parties(List<String> zones) {
    return all(zones).stream().map(Right::party).distinct().toList();
  }

  /// Every right there is, in an estate with the given zones.
  public static List<Right> all(List<String> zones) {
    return Stream.of(
            planner(zones),
            zones.stream().flatMap(TopicRights::executorOf),
            audit(zones),
            notifier())
        .flatMap(rights -> rights)
        .toList();
  }

  private static Stream<Right> planner(List<String> zones) {
    var writes = new ArrayList<>(List.of(UPGRADES, INSTALLATIONS, ALERTS));
    zones.forEach(zone -> writes.add(steps(zone)));
    return rights(PLANNER, PLANNER, List.of(STEP_REPORTS), writes);
  }

  private static Stream<Right> executorOf(String zone) {
    return rights(
        executor(zone),
        executorGroup(zone),
        List.of(steps(zone)),
        List.of(STEP_REPORTS, STEP_OUTPUT, ALERTS));
  }

  /// Dead letters are not sealed once more, and nothing that audit cannot read is one. Its own
  /// checkpoints it reads to find out whether its log was cut.
  private static Stream<Right> audit(List<String> zones) {
    var reads =
        new ArrayList<>(
            List.of(
                UPGRADES, INSTALLATIONS, STEP_REPORTS, STEP_OUTPUT, NOTICES, ALERTS, CHECKPOINTS));
    zones.forEach(zone -> reads.add(steps(zone)));
    return Stream.concat(
        reads.stream().map(topic -> new Right(AUDIT, Verb.READ, topic)),
        Stream.of(new Right(AUDIT, Verb.JOIN, AUDIT), new Right(AUDIT, Verb.WRITE, CHECKPOINTS)));
  }

  private static Stream<Right> notifier() {
    return rights(NOTIFIER, NOTIFIER, List.of(UPGRADES, ALERTS, CHECKPOINTS), List.of(NOTICES));
  }

  /// Whoever reads a topic may also put what is poison to it into its dead-letter topic.
  private static Stream<Right> rights(
      String party, String group, List<String> reads, List<String> writes) {
    return Stream.of(
            Stream.of(new Right(party, Verb.JOIN, group)),
            reads.stream().map(topic -> new Right(party, Verb.READ, topic)),
            reads.stream().map(topic -> new Right(party, Verb.WRITE, topic + DEAD_LETTER_SUFFIX)),
            writes.stream().map(topic -> new Right(party, Verb.WRITE, topic)))
        .flatMap(each -> each);
  }
}
