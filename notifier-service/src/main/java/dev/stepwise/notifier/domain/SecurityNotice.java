package dev.stepwise.notifier.domain;

import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;

/// Something that was refused because nobody honest does it; what came soon after another of its
/// kind is counted.
///
/// @param group what is told together: the kind of refusal, and the host or topic
/// @param count how many this one tells of
/// @param alert the last of them
public record SecurityNotice(String group, int count, Sighting alert) implements Notice {
  /// The name of the kind.
  public static final String KIND = "security";

  @Override
  public String id() {
    return "%s.%s".formatted(KIND, alert.name());
  }

  @Override
  public Optional<UpgradeId> about() {
    return alert.upgrade();
  }

  @Override
  public String wireKind() {
    return KIND;
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public Instant at() {
    return alert.at();
  }
}
