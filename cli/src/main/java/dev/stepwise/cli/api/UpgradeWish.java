package dev.stepwise.cli.api;

import dev.stepwise.contracts.Release;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which upgrade is wanted.
///
/// @param policy which way when there are several; the planner's own when nothing is said
/// @param variant how, when the playbook leaves a choice
/// @param components what alone, when the playbook leaves a choice; all when there is none
public record UpgradeWish(
    String installation,
    Release target,
    Optional<String> policy,
    Optional<String> variant,
    List<String> components) {
  public UpgradeWish {
    components = List.copyOf(components);
  }

  /// By the way that the planner prefers.
  public UpgradeWish(
      String installation, Release target, Optional<String> variant, List<String> components) {
    this(installation, target, Optional.empty(), variant, components);
  }

  /// The body of the request; what was not chosen is left out.
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("installation", installation);
    body.put("target", target);
    policy.ifPresent(chosen -> body.put("policy", chosen));
    variant.ifPresent(chosen -> body.put("variant", chosen));
    if (!components.isEmpty()) {
      body.put("components", components);
    }
    return body;
  }
}
