package dev.stepwise.planner.domain.planning;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.contracts.upgrade.Progress;
import dev.stepwise.contracts.upgrade.Run;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an upgrade has put by, as its runs captured it: facts that name a place.
final class KeptThings {
  private final Progress progress;

  KeptThings(Progress progress) {
    this.progress = progress;
  }

  /// What an undo puts back, and from where; empty when no captured fact tells.
  Optional<String> restoring(Change change) {
    var places = places(visibleTo(change.run()));
    var text = progress.plan().ownTextOf(change.effect().undo().run());
    var named = new TreeMap<>(places);
    named.keySet().removeIf(name -> !isNamedIn(text, name));
    var from = words(named.isEmpty() ? places : named);
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s on %s: from %s"
                .formatted(title(change), change.run().host(), String.join(", ", from)));
  }

  private static String title(Change change) {
    return change.effect().title().orElseGet(() -> "Undo: " + change.stage().title());
  }

  /// What had been put by before a stage, such as a dump: each with its host.
  List<String> before(Stage point) {
    return progress.runs().stream()
        .filter(run -> run.stage() <= point.index())
        .flatMap(
            run -> words(places(run.facts())).stream().map(place -> place + " on " + run.host()))
        .toList();
  }

  private Map<String, String> visibleTo(Run run) {
    var visible = new TreeMap<>(progress.environmentOf(run.stage(), run.host()));
    visible.putAll(run.facts());
    visible.keySet().retainAll(captured(run.stage(), run.host()));
    return visible;
  }

  private List<String> captured(int through, HostId host) {
    return progress.runs().stream()
        .filter(run -> run.stage() < through || (run.stage() == through && run.host().equals(host)))
        .flatMap(run -> run.facts().keySet().stream())
        .distinct()
        .toList();
  }

  private static Map<String, String> places(Map<String, String> facts) {
    var places = new TreeMap<>(facts);
    places.values().removeIf(value -> !value.startsWith("/"));
    return places;
  }

  private static boolean isNamedIn(String script, String name) {
    return Pattern.compile("\\$\\{?" + name + "\\b").matcher(script).find();
  }

  private static List<String> words(Map<String, String> places) {
    return places.entrySet().stream()
        .map(place -> place.getKey() + "=" + place.getValue())
        .collect(Collectors.toList());
  }
}
