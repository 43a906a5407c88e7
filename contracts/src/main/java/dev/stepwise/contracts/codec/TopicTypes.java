package dev.stepwise.contracts.codec;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.notice.NoticeEvent;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import java.util.Map;
import java.util.Optional;

/// Which types of messages belong to which topic. Who may speak is a matter of the topic, and what
/// is said a matter of the type: whoever believes a type must know that it came by its own topic.
public final class TopicTypes {
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          Topics.UPGRADES, UpgradeEvent.class,
          Topics.INSTALLATIONS, InstallationEvent.class,
          Topics.STEP_REPORTS, StepReport.class,
          Topics.STEP_OUTPUT, StepOutput.class,
          Topics.NOTICES, NoticeEvent.class,
          Topics.ALERTS, SecurityAlert.class);

  private TopicTypes() {}

  /// Fails with [UnreadableMessage] when messages of a type do not belong to a topic. A type that
  /// only a later release knows belongs where others of its family do, such as
  /// `dev.stepwise.upgrade`.
  public static void require(String topic, String type) {
    if (kind(topic).filter(kind -> isOf(kind, type)).isEmpty()) {
      throw new UnreadableMessage(
          "Expected a type that belongs to %s, but got '%s'".formatted(topic, type), null);
    }
  }

  private static Optional<Class<?>> kind(String topic) {
    return topic.startsWith(Topics.steps(""))
        ? Optional.of(StepCommand.class)
        : Optional.ofNullable(KINDS.get(topic));
  }

  private static boolean isOf(Class<?> kind, String type) {
    return TypeNames.find(type)
        .map(kind::isAssignableFrom)
        .orElseGet(() -> TypeNames.familiesOf(kind).contains(TypeNames.family(type)));
  }
}
