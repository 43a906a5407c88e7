package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.Installation;
import dev.stepwise.contracts.InstalledHost;
import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Risk;
import dev.stepwise.playbook.Component;
import dev.stepwise.playbook.Playbook;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// When only some components are upgraded, the hosts of the others keep what they have.
record Neighbours(
    Playbook playbook, Installation installation, Selection selection, FactSheet facts) {
  /// What the hosts show that are upgraded, and therefore must agree.
  SortedMap<HostId, String> shownByChosen() {
    var shown = new TreeMap<>(facts.named(playbook.installed()));
    shown.keySet().removeIf(host -> !isChosen(host));
    return shown;
  }

  /// Whether some host will have another release than the target afterwards.
  boolean areLeftBehind(Release target) {
    return facts.named(playbook.installed()).entrySet().stream()
        .anyMatch(shown -> !isChosen(shown.getKey()) && !shown.getValue().equals(target.version()));
  }

  /// What running side by side means.
  List<Risk> risks(Release target) {
    return selection.leftOutOf(playbook).stream()
        .flatMap(component -> risk(component, target).stream())
        .toList();
  }

  private Optional<Risk> risk(Component component, Release target) {
    var shown = new TreeSet<String>();
    facts
        .named(playbook.installed())
        .forEach((host, release) -> {
          if (has(host, component.roles()) && !isChosen(host)) {
            shown.add(release);
          }
        });
    shown.remove(target.version());
    return shown.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Risk(
                "Component %s (%s) stays at %s; until it is upgraded too, the installation's recorded release does not change"
                    .formatted(component.name(), component.title(), String.join(", ", shown)),
                Optional.empty()));
  }

  private boolean isChosen(HostId host) {
    return !selection.isPartOf(playbook)
        || selection.chosenOf(playbook).stream().anyMatch(one -> has(host, one.roles()));
  }

  private boolean has(HostId host, Collection<String> roles) {
    return installation.host(host).map(InstalledHost::roles).orElse(List.of()).stream()
        .anyMatch(roles::contains);
  }
}
