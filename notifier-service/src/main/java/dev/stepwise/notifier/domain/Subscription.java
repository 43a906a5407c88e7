package dev.stepwise.notifier.domain;

import java.util.Collections;
import java.util.Set;

/// Which notices somebody wants.
///
/// @param installations by id; empty for all
/// @param components what a notice has to touch one of; empty for all. A notice that is about no
///   component, such as of security, touches them all
/// @param atLeast nothing that matters less
public record Subscription(
    Subscriber subscriber,
    Set<String> installations,
    Set<String> components,
    Severity atLeast,
    Role role) {
  public Subscription {
    installations = Set.copyOf(installations);
    components = Set.copyOf(components);
  }

  public boolean wants(Notice notice) {
    return role.hears(notice)
        && notice.severity().compareTo(atLeast) >= 0
        && switch (notice) {
          case UpgradeNotice n -> isAffected(n);
          case SecurityNotice _ -> installations.isEmpty();
        };
  }

  private boolean isAffected(UpgradeNotice notice) {
    return (installations.isEmpty() || installations.contains(notice.installation().value()))
        && (components.isEmpty()
            || notice.components().isEmpty()
            || !Collections.disjoint(components, notice.components()));
  }
}
