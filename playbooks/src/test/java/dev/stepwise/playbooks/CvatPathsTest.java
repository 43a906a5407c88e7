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

  @Test
  void on_kubernetes_one_hop_is_enough_from_2_4_on() {
    assertThat(hops(resolve("kubernetes", "2.4.0", "2.76.0")))
        .containsExactly("2.4.0 → 2.76.0 by kubernetes");
  }

  @Test
  void on_kubernetes_nothing_leads_over_the_change_of_postgres_in_the_chart() {
    assertThat(resolve("kubernetes", "2.3.0", "2.26.1"))
        .isInstanceOfSatisfying(
            Path.None.class,
            none -> assertThat(none.reason()).contains("changes PostgreSQL to another major"));
  }

  @Test
  void in_a_checkout_one_hop_is_enough_from_2_3_on() {
    assertThat(hops(resolve("development", "2.3.0", "2.76.0")))
        .containsExactly("2.3.0 → 2.76.0 by development");
  }

  @Test
  void in_a_checkout_nothing_leads_over_the_change_of_postgres_in_2_3() {
    assertThat(resolve("development", "2.2.0", "2.26.1")).isInstanceOf(Path.None.class);
  }

  private static List<String> hops(String from, String to) {
    return hops(resolve("docker", from, to));
  }

  private static Path resolve(String topology, String from, String to) {
    var supposed =
        Situation.supposed(
            PLAYBOOK,
            Selection.everything(PLAYBOOK),
            Optional.of(topology),
            Map.of(),
            new Release(from));
    return PathResolver.resolve(supposed, Catalogue.REAL, new Release(to), Policy.SAFEST);
  }

  private static List<String> hops(Path path) {
    return switch (path) {
      case Path.Found found ->
          found.hops().stream()
              .map(hop -> hop.from() + " → " + hop.to() + " by " + hop.procedure())
              .toList();
      case Path.None none -> throw new AssertionError(none.reason() + " " + none.advice());
    };
  }
}
