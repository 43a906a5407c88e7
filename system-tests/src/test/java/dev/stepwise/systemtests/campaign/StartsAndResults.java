package dev.stepwise.systemtests.campaign;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// There is no result without a start, and no start whose result is nowhere.
final class StartsAndResults implements Rule {
  @Override
  public List<String> complaints(History history) {
    return Stream.concat(withoutStart(history), withoutResult(history)).toList();
  }

  private static Stream<String> withoutStart(History history) {
    return history.upgrades().stream()
        .flatMap(Ended::of)
        .filter(Ended::mustHaveStarted)
        .map(Ended::name)
        .filter(attempt -> !wasStarted(history, attempt))
        .map("Expected a start of %s, which has a result, but no host knows of one"::formatted);
  }

  private static boolean wasStarted(History history, String attempt) {
    return history.hosts().starts().getOrDefault(attempt, 0) > 0
        && history.hosts().counts().getOrDefault(attempt, 0) > 0;
  }

  private static Stream<String> withoutResult(History history) {
    var ended =
        history.upgrades().stream().flatMap(Ended::of).map(Ended::name).collect(Collectors.toSet());
    return Stream.of(history.hosts().starts(), history.hosts().counts())
        .flatMap(starts -> starts.entrySet().stream())
        .filter(attempt -> attempt.getValue() > 0)
        .map(Map.Entry::getKey)
        .distinct()
        .filter(attempt -> !ended.contains(attempt))
        .map("Expected a result of %s, which was started, but there is none"::formatted);
  }
}
