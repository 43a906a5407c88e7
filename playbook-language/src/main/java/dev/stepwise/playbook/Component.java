package dev.stepwise.playbook;

import java.util.List;

/// What can be upgraded alone.
///
/// @param title what people read
/// @param roles the hosts that have one of them are concerned by it
public record Component(String name, String title, List<String> roles) {
  public Component {
    roles = List.copyOf(roles);
  }
}
