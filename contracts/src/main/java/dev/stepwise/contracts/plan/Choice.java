package dev.stepwise.contracts.plan;

import java.util.List;
import java.util.Optional;

/// What of the platform is to be upgraded, when the playbook leaves a choice.
///
/// @param variant one of the playbook's variants; empty for its first
/// @param components some of the playbook's components; empty for all
public record Choice(Optional<String> variant, Optional<List<String>> components) {
  /// Nothing was chosen.
  public static final Choice NONE = new Choice(Optional.empty(), Optional.empty());

  public Choice {
    components = components.map(List::copyOf);
  }
}
