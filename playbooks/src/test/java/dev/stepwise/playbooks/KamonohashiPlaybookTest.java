package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.contracts.plan.Choice;
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
class KamonohashiPlaybookTest {
  private static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(java.nio.file.Path.of("kamonohashi").toAbsolutePath())) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @Test
  void inside_a_major_the_application_alone_is_updated_in_one_hop() {
    assertThat(hops("app", "2.0.0", "2.2.1")).containsExactly("2.0.0 → 2.2.1 by app");
    assertThat(hops("app", "4.0.0", "4.0.2")).containsExactly("4.0.0 → 4.0.2 by app");
  }

  @Test
  void majors_go_one_by_one_through_the_releases_that_upstream_names() {
    assertThat(hops("infra", "2.1.2", "5.0.0"))
        .containsExactly(
            "2.1.2 → 3.1.0 by infra", "3.1.0 → 4.0.2 by infra", "4.0.2 → 5.0.0 by infra");
  }

  @Test
  void after_a_major_step_the_rest_is_the_application_alone() {
    assertThat(hops("infra", "2.2.1", "3.2.0"))
        .containsExactly("2.2.1 → 3.1.0 by infra", "3.1.0 → 3.2.0 by app");
    assertThat(hops("infra", "3.1.0", "3.2.0")).containsExactly("3.1.0 → 3.2.0 by infra");
  }

  @Test
  void the_application_alone_does_not_cross_a_major() {
    assertThat(refusal("app", "2.2.1", "3.1.0")).contains("Kubernetes", "variant infra");
  }

  @Test
  void from_1_x_there_is_no_way_to_2_x() {
    for (var variant : List.of("app", "infra")) {
      assertThat(refusal(variant, "1.1.7", "2.0.0"))
          .contains("Ubuntu 18.04", "no way back to 1.x", "migrate1xto2x");
    }
  }

  @Test
  void back_inside_2_x_goes_by_the_migration_where_tables_differ() {
    assertThat(hops("app", "2.1.2", "2.1.0")).containsExactly("2.1.2 → 2.1.0 by database-rollback");
    assertThat(hops("app", "2.2.1", "2.1.2")).containsExactly("2.2.1 → 2.1.2 by app");
  }

  @Test
  void back_from_3_x_on_needs_a_dump_where_tables_differ() {
    assertThat(refusal("app", "3.2.0", "3.1.0"))
        .contains("rollback.sh cannot work", "RESTORE_DUMP");
    assertThat(hops("app", "3.0.2", "3.0.1")).containsExactly("3.0.2 → 3.0.1 by app");
  }

  @Test
  void back_over_a_major_and_back_to_1_x_are_refused() {
    assertThat(refusal("infra", "4.0.2", "3.2.0")).contains("no downgrade", "migrate3xto4x");
    assertThat(refusal("app", "2.0.0", "1.1.7")).contains("no deploy tool of 1.x", "old layout");
  }

  @Test
  void the_deploy_tool_follows_from_the_release() {
    assertThat(properties("2.2.0"))
        .containsEntry("TOOL", "2.2.0.3")
        .containsEntry("DEEPOPS", "20.02.1");
    assertThat(properties("3.1.0"))
        .containsEntry("TOOL", "3.1.0.0")
        .containsEntry("DEEPOPS", "21.03");
    assertThat(properties("4.0.2"))
        .containsEntry("TOOL", "4.0.2.0")
        .containsEntry("DEEPOPS", "22.01");
    assertThat(properties("5.0.0"))
        .containsEntry("TOOL", "5.0.0.1")
        .containsEntry("DEEPOPS", "23.08");
  }

  @Test
  void the_configuration_is_carried_over_once() {
    assertThat(PLAYBOOK.procedure("infra").steps())
        .filteredOn(step -> step.id().value().equals("configure-verup"))
        .singleElement()
        .matches(step -> step.precautions().once());
  }

  @Test
  void every_step_cites_its_source() {
    for (var procedure : List.of("app", "infra", "database-rollback", "restore-dump")) {
      assertThat(PLAYBOOK.procedure(procedure).steps()).allMatch(step -> step.cite().isPresent());
    }
  }

  private static Map<String, String> properties(String version) {
    return PLAYBOOK.catalogue(Catalogue.REAL).stream()
        .filter(release -> release.release().equals(new Release(version)))
        .findFirst()
        .orElseThrow()
        .properties();
  }

  private static List<String> hops(String variant, String from, String to) {
    return switch (path(variant, from, to)) {
      case Path.Found found ->
          found.hops().stream()
              .map(hop -> hop.from() + " → " + hop.to() + " by " + hop.procedure())
              .toList();
      case Path.None none -> throw new AssertionError(none.reason() + " " + none.advice());
    };
  }

  private static String refusal(String variant, String from, String to) {
    return switch (path(variant, from, to)) {
      case Path.Found found -> throw new AssertionError(found);
      case Path.None none -> none.reason() + " " + none.advice();
    };
  }

  private static Path path(String variant, String from, String to) {
    var selection = Selection.of(PLAYBOOK, new Choice(Optional.of(variant), Optional.empty()));
    var situation =
        Situation.supposed(
            PLAYBOOK, selection, Optional.of("cluster"), Map.of(), new Release(from));
    return PathResolver.resolve(situation, Catalogue.REAL, new Release(to), Policy.SAFEST);
  }
}
