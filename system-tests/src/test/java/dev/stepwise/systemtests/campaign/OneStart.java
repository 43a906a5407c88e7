package dev.stepwise.systemtests.campaign;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An attempt's script is started at most once on its host, as the ledger says, and as the scripts
/// say.
final class OneStart implements Rule {
  @Override
  public boolean isAboutStarts() {
    return true;
  }

  @Override
  public List<String> complaints(History history) {
    return Stream.concat(
            twice("the ledger", history.hosts().starts()),
            twice("the script", history.hosts().counts()))
        .toList();
  }

  private static Stream<String> twice(String who, Map<String, Integer> starts) {
    return starts.entrySet().stream()
        .filter(attempt -> attempt.getValue() > 1)
        .map(attempt ->
            "Expected at most 1 start of %s, but %s counts %d"
                .formatted(attempt.getKey(), who, attempt.getValue()));
  }
}
