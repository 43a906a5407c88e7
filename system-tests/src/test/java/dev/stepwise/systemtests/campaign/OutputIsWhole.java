package dev.stepwise.systemtests.campaign;

import dev.stepwise.systemtests.campaign.History.Chronicle;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a script printed, the host, the log and the result agree on, to the byte.
final class OutputIsWhole implements Rule {
  @Override
  public List<String> complaints(History history) {
    return history.upgrades().stream()
        .flatMap(upgrade -> Ended.of(upgrade).flatMap(end -> compare(history, upgrade, end)))
        .toList();
  }

  private static Stream<String> compare(History history, Chronicle upgrade, Ended end) {
    var printed = history.hosts().printed().get(end.name());
    if (printed == null) {
      return Stream.empty();
    }
    return Stream.of(
            differs(end, printed, upgrade.output().get(end.name()), "the log"),
            differs(end, printed, end.output().sha256(), "the result"))
        .flatMap(complaint -> complaint);
  }

  private static Stream<String> differs(
      Ended end, Object printed, @Nullable Object told, String who) {
    return printed.equals(told)
        ? Stream.empty()
        : Stream.of(
            "Expected the output of %s to be %s, as on the host, but %s has %s"
                .formatted(end.name(), printed, who, told));
  }
}
