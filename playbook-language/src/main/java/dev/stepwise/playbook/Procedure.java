package dev.stepwise.playbook;

import java.util.List;

/// How one move between two releases is made: its parts, in order.
public record Procedure(String name, List<Part> parts) {
  public Procedure {
    parts = List.copyOf(parts);
  }

  /// Every step, those of a roll once.
  public List<Step> steps() {
    return parts.stream().flatMap(part -> part.steps().stream()).toList();
  }
}
