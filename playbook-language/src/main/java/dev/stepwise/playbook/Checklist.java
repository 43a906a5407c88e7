package dev.stepwise.playbook;

import java.util.List;
import java.util.Optional;

/// What a person signs, item by item, before a step is started.
public record Checklist(Optional<String> title, List<String> items) {
  public Checklist {
    items = List.copyOf(items);
  }
}
