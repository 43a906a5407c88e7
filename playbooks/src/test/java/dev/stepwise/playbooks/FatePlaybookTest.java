package dev.stepwise.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Release;
import dev.stepwise.planner.domain.planning.Path.Found;
import dev.stepwise.planner.domain.planning.Path.None;
import dev.stepwise.planner.domain.planning.PathResolver;
import dev.stepwise.planner.domain.planning.Policy;
import dev.stepwise.planner.domain.planning.Selection;
import dev.stepwise.planner.domain.planning.Situation;
import dev.stepwise.playbook.Catalogue;
import dev.stepwise.playbook.Loaded;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.PlaybookLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Only the steps that upstream offers are paths; everything else says so, and why.
@DisplayNameGeneration(ReplaceUnderscores.class)
class FatePlaybookTest {
  private static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(Path.of("fate").toAbsolutePath())) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4.0", "1.4.1", "1.4.2", "1.4.3"})
  void the_manual_leads_to_1_4_4_in_one_hop(String from) {
    assertThat(way("ansible", from, "1.4.4")).containsExactly(from, "1.4.4");
    assertThat(way("allinone", from, "1.4.4")).containsExactly(from, "1.4.4");
  }

  @Test
  void upstream_s_sql_files_follow_one_another() {
    assertThat(way("ansible", "1.6.0", "1.11.1"))
        .containsExactly("1.6.0", "1.6.1", "1.7.0", "1.7.1", "1.7.2", "1.8.0", "1.9.0", "1.11.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.4.0", "1.4.3", "1.4.4", "1.5.0"})
  void what_upstream_offers_but_the_playbook_does_not_do_is_named_as_that(String from) {
    assertThat(refusal(from, "1.5.1").reason()).contains("this playbook does not carry it out");
    assertThat(refusal(from, "1.5.1").advice()).contains("by hand");
  }

  @ParameterizedTest
  @CsvSource({
    "1.4.1, 1.5.1, from 1.4.0",
    "1.4.2, 1.5.1, from 1.4.0",
    "1.4.4, 1.4.6, upstream offers no upgrade",
    "1.4.5, 1.5.1, upstream offers no upgrade",
    "1.5.1, 1.6.0, nothing converts the tables",
    "1.5.3, 1.11.1, nothing converts the tables",
    "1.9.0, 1.9.2, upstream offers no upgrade",
    "1.11.1, 1.11.4, upstream offers no upgrade",
    "1.11.4, 2.0.0, FATE 2 has other tables",
    "1.4.4, 2.2.0, FATE 2 has other tables",
    "2.0.0, 2.2.0, upstream offers no upgrade",
    "1.3.0, 1.4.0, upstream offers no upgrade"
  })
  void everything_else_has_no_supported_path(String from, String to, String why) {
    assertThat(refusal(from, to).reason()).contains("no supported path").contains(why);
    assertThat(refusal(from, to).advice()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ansible", "allinone", "tables-ansible", "tables-allinone"})
  void every_step_cites_where_it_comes_from(String procedure) {
    assertThat(PLAYBOOK.procedure(procedure).steps()).allMatch(step -> step.cite().isPresent());
  }

  private static List<String> way(String topology, String from, String to) {
    var path = resolve(topology, from, to);
    assertThat(path).isInstanceOf(Found.class);
    var releases = new ArrayList<>(List.of(from));
    ((Found) path).hops().forEach(hop -> releases.add(hop.to().version()));
    return releases;
  }

  private static None refusal(String from, String to) {
    var path = resolve("ansible", from, to);
    assertThat(path).isInstanceOf(None.class);
    return (None) path;
  }

  private static dev.stepwise.planner.domain.planning.Path resolve(
      String topology, String from, String to) {
    var situation =
        Situation.supposed(
            PLAYBOOK,
            Selection.everything(PLAYBOOK),
            Optional.of(topology),
            Map.of(),
            new Release(from));
    return PathResolver.resolve(situation, Catalogue.REAL, new Release(to), Policy.SAFEST);
  }
}
