package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.planner.domain.planning.Path;
import dev.stepwise.planner.domain.planning.PathResolver;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.planner.domain.planning.Selection;
import dev.stepwise.planner.domain.planning.Situation;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CvatPathsTest {
  private static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(java.nio.file.Path.of("cvat").toAbsolutePath())) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @Test
  void from_1_7_to_2_3_leads_through_2_2() {
    assertThat(hops("1.7.0", "2.3.0"))
        .containsExactly("1.7.0 → 2.2.0 by compose", "2.2.0 → 2.3.0 by postgres-major");
  }

  @Test
  void from_2_2_to_2_26_leads_through_2_3() {
    assertThat(hops("2.2.0", "2.26.1"))
        .containsExactly("2.2.0 → 2.3.0 by postgres-major", "2.3.0 → 2.26.1 by compose");
  }

  @Test
  void before_1_7_the_way_begins_with_1_7() {
    assertThat(hops("1.2.0", "2.2.0"))
        .containsExactly("1.2.0 → 1.7.0 by compose", "1.7.0 → 2.2.0 by compose");
  }

  @Test
  void from_2_3_on_one_hop_is_enough() {
    assertThat(hops("2.3.0", "2.76.0")).containsExactly("2.3.0 → 2.76.0 by compose");
  }

  private static List<String> hops(String from, String to) {
    var docker =
        Situation.supposed(
            PLAYBOOK,
            Selection.everything(PLAYBOOK),
            Optional.of("docker"),
            Map.of(),
            new Release(from));
    var path = PathResolver.resolve(docker, Catalogue.REAL, new Release(to), Policy.SAFEST);
    return switch (path) {
      case Path.Found found ->
          found.hops().stream()
              .map(hop -> hop.from() + " → " + hop.to() + " by " + hop.procedure())
              .toList();
      case Path.None none -> throw new AssertionError(none.reason() + " " + none.advice());
    };
  }
}
