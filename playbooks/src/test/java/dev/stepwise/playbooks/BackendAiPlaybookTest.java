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
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BackendAiPlaybookTest {
  private static final Playbook PLAYBOOK = load();

  private static Playbook load() {
    return switch (PlaybookLoader.load(java.nio.file.Path.of("backend-ai").toAbsolutePath())) {
      case Loaded.Ok(var playbook) -> playbook;
      case Loaded.Broken(var problems) -> throw new AssertionError(problems.toString());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "23.09.10, 24.03.0, 23.09.10 24.03.0",
    "23.09.10, 24.03.5, 23.09.10 24.03.5",
    "23.09.9, 24.03.0, 23.09.9 23.09.10 24.03.0",
    "23.03.11, 24.03.0, 23.03.11 23.09.0 23.09.1 23.09.2 23.09.3 23.09.4 23.09.5 23.09.6 23.09.7 23.09.8 23.09.9 23.09.10 24.03.0",
  })
  void the_manuals_catalogue_gives_the_manuals_paths(String from, String to, String path) {
    assertThat(releases(resolve(Catalogue.MANUAL, "downgrade", from, to, Map.of())))
        .isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({"23.09.9, 24.03.0", "23.03.0, 24.03.0"})
  void what_the_manual_forbids_takes_more_than_one_hop_and_says_why(String from, String to) {
    var path = resolve(Catalogue.MANUAL, "downgrade", from, to, Map.of());

    assertThat(path)
        .isInstanceOfSatisfying(
            Path.Found.class,
            found ->
                assertThat(found.notInOneHop())
                    .hasValueSatisfying(
                        why -> assertThat(why).contains("M1#Forbidden upgrade paths")));
    assertThat(releases(path)).endsWith("23.09.10 24.03.0");
  }

  @ParameterizedTest
  @CsvSource({
    "23.09.9, 24.03.0, 23.09.9 is no release: only 23.09.9rc1 was published, 23.09.8 and 23.09.10",
    "23.09.7, 24.03.0, 23.09.7 is no release, 23.09.6 and 23.09.8",
    "24.03.0, 24.03.1, 24.03.1 is no release: only 24.03.1rc1 was published, 24.03.0 and 24.03.2",
  })
  void a_phantom_is_named_as_such(String from, String to, String reason, String nearest) {
    assertThat(resolve(Catalogue.REAL, "downgrade", from, to, Map.of()))
        .isInstanceOfSatisfying(
            Path.None.class,
            none -> {
              assertThat(none.reason()).contains(reason);
              assertThat(none.advice()).contains(nearest);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "downgrade, 23.09.8, 24.03.0, 23.09.8 23.09.10 24.03.0",
    "downgrade, 24.03.10, 24.09.4, 24.03.10 24.03.11 24.09.4",
    "downgrade, 24.09.5, 24.12.1, 24.09.5 24.12.1",
    "downgrade, 24.09.14, 25.6.0, 24.09.14 25.6.0",
    "missing-revisions, 23.09.10, 24.03.5, 23.09.10 24.03.5",
    "downgrade, 26.4.10, 26.8.1, 26.4.10 26.8.1",
  })
  void the_real_catalogue_goes_where_the_database_can_go(
      String variant, String from, String to, String path) {
    assertThat(releases(resolve(Catalogue.REAL, variant, from, to, Map.of()))).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "downgrade, 24.09.6, 24.12.0, unknown to 24.12 and 25.1",
    "downgrade, 24.09.14, 25.1.0, unknown to 24.12 and 25.1",
    "downgrade, 24.09.14, 25.5.0, skip 7 revisions",
    "missing-revisions, 23.09.10, 24.03.0, has no command",
    "downgrade, 24.03.11, 24.09.3, skips 4 revisions",
    "downgrade, 22.09.23, 23.03.12, the chain of migrations was rewritten",
    "downgrade, 26.7.0, 26.8.1, skips 3 revisions",
    "downgrade, 24.03.5, 24.03.0, later than the installed release",
  })
  void what_would_harm_the_schema_is_refused(
      String variant, String from, String to, String reason) {
    assertThat(resolve(Catalogue.REAL, variant, from, to, Map.of()))
        .isInstanceOfSatisfying(
            Path.None.class, none -> assertThat(none.reason()).contains(reason));
  }

  @Test
  void a_database_at_the_head_of_its_release_may_move() {
    assertThat(releases(withHead("75ea2b136830"))).isEqualTo("23.09.10 24.03.5");
  }

  @ParameterizedTest
  @CsvSource({"5d92c9cc930c", "none", "308bcecec5c2 3f47af213b05 5d92c9cc930c b86b341fd9c9"})
  void no_way_is_open_for_a_database_that_is_elsewhere(String heads) {
    assertThat(withHead(heads))
        .isInstanceOfSatisfying(
            Path.None.class,
            none -> assertThat(none.reason()).contains("not at the head of the release"));
  }

  private static Path withHead(String heads) {
    return resolve(
        Catalogue.REAL, "downgrade", "23.09.10", "24.03.5", Map.of("DATABASE_HEAD", heads));
  }

  private static Path resolve(
      Catalogue catalogue, String variant, String from, String to, Map<String, String> facts) {
    var selection = new Selection(variant, List.of());
    var situation =
        Situation.supposed(PLAYBOOK, selection, Optional.empty(), facts, new Release(from));
    return PathResolver.resolve(situation, catalogue, new Release(to), Policy.SAFEST);
  }

  private static String releases(Path path) {
    return switch (path) {
      case Path.Found(var hops, _) ->
          hops.getFirst().from()
              + hops.stream().map(hop -> " " + hop.to()).collect(Collectors.joining());
      case Path.None(var reason, _) -> reason;
    };
  }
}
