package dev.stepwise.systemtests.campaign;

import dev.stepwise.systemtests.campaign.History.Post;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Each notice comes to people, once; if it comes again, it says that it may have come before.
final class ToldOnce implements Rule {
  @Override
  public List<String> complaints(History history) {
    var stored = counted(history.telling().notices().stream());
    var all = counted(history.telling().posts().stream().map(Post::text));
    var plain =
        counted(
            history.telling().posts().stream().filter(post -> !post.labelled()).map(Post::text));
    return Stream.of(
            complaints(
                stored,
                notice -> all.getOrDefault(notice, 0L) < stored.getOrDefault(notice, 0L),
                MISSING),
            complaints(
                stored,
                notice -> plain.getOrDefault(notice, 0L) > stored.getOrDefault(notice, 0L),
                REPEATED),
            complaints(all, notice -> !stored.containsKey(notice), UNKNOWN))
        .flatMap(complaint -> complaint)
        .toList();
  }

  private static final String MISSING = "Expected a notice to come to people, but it did not: %s";
  private static final String REPEATED =
      "Expected a notice that came again to say so, but it did not: %s";
  private static final String UNKNOWN = "Expected only notices that are stored, but got: %s";

  private static Map<String, Long> counted(Stream<String> texts) {
    return texts.collect(Collectors.groupingBy(text -> text, Collectors.counting()));
  }

  private static Stream<String> complaints(
      Map<String, Long> notices, Predicate<String> isBroken, String what) {
    return notices.keySet().stream()
        .filter(isBroken)
        .map(notice -> what.formatted(notice.replace("\n", " / ")));
  }
}
