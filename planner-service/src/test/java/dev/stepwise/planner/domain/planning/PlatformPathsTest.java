package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.playbook.Catalogue;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shapes that the paths of real platforms have, on small catalogues.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlatformPathsTest {
  @TempDir Path folder;

  /// One release after the other inside a line, single bridges between lines, and a manual that
  /// speaks of releases that there are not.
  @Nested
  class LinesWithBridges {
    private static final String RELEASES =
        """
          - {version: 23.03.11, asserted-by: both}
          - {version: 23.09.0, asserted-by: both, properties: {HEAD: h0}}
          - {version: 23.09.8, asserted-by: both, properties: {HEAD: h8}}
          - {version: 23.09.9, asserted-by: manual, note: only 23.09.9rc1 was published}
          - {version: 23.09.10, asserted-by: both, properties: {HEAD: h10}}
          - {version: 23.09.11}
          - {version: 24.03.0, asserted-by: both}
          - {version: 24.03.5, asserted-by: both}
        """;
    private static final String RULES =
        """
          - from: "[23.03.0,)"
            to: later
            when: "from == installed && properties.from.HEAD != facts.HEAD"
            forbidden: the database is not at the head of what is installed
            cite: "M1#2"
          - {from: "[23.03.0,)", to: next, when: "minor(from) == minor(to)", procedure: one}
          - {from: "[23.03.0,)", to: later, when: "minor(from) == minor(to)", forbidden: inside a line none is skipped, cite: "M1#1"}
          - {from: 23.03.11, to: 23.09.0, procedure: two, hops: direct}
          - {from: "[23.09.10,23.09.11]", to: "[24.03.0,)", procedure: two, hops: direct, cite: "M1#3"}
        """;

    @Test
    void the_manual_goes_over_its_phantoms() {
      assertThat(paths().byTheBook("23.09.10", "24.03.0")).isEqualTo("23.09.10 24.03.0");
      assertThat(paths().byTheBook("23.09.10", "24.03.5")).isEqualTo("23.09.10 24.03.5");
      assertThat(paths().byTheBook("23.09.9", "24.03.0")).isEqualTo("23.09.9 23.09.10 24.03.0");
      assertThat(paths().byTheBook("23.03.11", "24.03.0"))
          .isEqualTo("23.03.11 23.09.0 23.09.8 23.09.9 23.09.10 24.03.0");
    }

    @Test
    void it_says_why_it_does_not_go_in_one_hop() {
      var path = paths().ask("23.09.9", "24.03.0", Policy.SAFEST, Catalogue.MANUAL);

      assertThat(path)
          .isInstanceOfSatisfying(
              dev.stepwise.planner.domain.planning.Path.Found.class,
              found ->
                  assertThat(found.notInOneHop())
                      .contains("no path rule of the playbook allows it."));
    }

    @Test
    void a_real_upgrade_goes_over_the_releases_that_there_are() {
      assertThat(paths().knowing("HEAD", "h0").safest("23.09.0", "24.03.5"))
          .isEqualTo("23.09.0 23.09.8 23.09.10 24.03.5");
    }

    @Test
    void a_phantom_is_named_as_such_with_what_is_near() {
      var refusal = paths().refused("23.09.9", "24.03.0");

      assertThat(refusal.reason())
          .isEqualTo("23.09.9 is no release: only 23.09.9rc1 was published");
      assertThat(refusal.advice()).isEqualTo("The nearest are 23.09.8 and 23.09.10.");
      assertThat(paths().refused("23.09.8", "23.09.9")).isEqualTo(refusal);
    }

    @Test
    void the_manual_does_not_know_every_release() {
      assertThat(paths().byTheBook("23.09.11", "24.03.0"))
          .isEqualTo("23.09.11 is a release, but the manual does not speak of it");
    }

    @Test
    void a_fact_that_is_not_known_closes_the_way() {
      assertThat(paths().refused("23.09.8", "23.09.10").reason())
          .contains("was not evaluated")
          .contains("HEAD is not known")
          .contains("(M1#2)");
    }

    @Test
    void a_fact_that_does_not_fit_closes_the_way_with_the_passage() {
      assertThat(paths().knowing("HEAD", "h0").refused("23.09.8", "23.09.10").reason())
          .isEqualTo(
              "Expected a path from 23.09.8 to 23.09.10, but the database is not at the head of what is installed (M1#2).");
    }

    private Paths paths() {
      return Paths.of(folder, RELEASES, RULES);
    }
  }

  /// Each section of the manual leads to one release; whoever passes several goes through each
  /// once.
  @Nested
  class Sections {
    private static final String RELEASES =
        """
          - {version: 1.7.0}
          - {version: 2.0.0}
          - {version: 2.2.0}
          - {version: 2.3.0}
          - {version: 2.16.0}
          - {version: 2.26.1}
        """;
    private static final String RULES =
        """
          - {from: "[1.7.0,2.2.0)", to: 2.2.0, procedure: two, hops: direct, cite: "M2#1.7 to 2.2"}
          - {from: "[2.2.0,2.3.0)", to: 2.3.0, procedure: two, hops: direct, cite: "M2#2.2 to 2.3"}
          - {from: "[1.7.0,2.3.0)", to: later, forbidden: the sections of the manual are gone through one by one, cite: "M2#general"}
          - {from: "[2.3.0,)", to: later, procedure: one, hops: direct}
        """;

    @Test
    void every_section_that_is_crossed_is_gone_through_once() {
      assertThat(paths().safest("1.7.0", "2.3.0")).isEqualTo("1.7.0 2.2.0 2.3.0");
      assertThat(paths().safest("2.2.0", "2.26.1")).isEqualTo("2.2.0 2.3.0 2.26.1");
      assertThat(paths().procedures("1.7.0", "2.26.1")).containsExactly("two", "two", "one");
    }

    @Test
    void a_target_before_the_end_of_a_section_is_refused_with_the_nearest() {
      var refusal = paths().refused("1.7.0", "2.0.0");

      assertThat(refusal.reason()).contains("one by one (M2#general)");
      assertThat(refusal.advice()).contains("From 1.7.0 no release before 2.0.0");
    }

    private Paths paths() {
      return Paths.of(folder, RELEASES, RULES);
    }
  }

  /// Inside a major any move, and back; from major to major one by one, and only with all of it.
  @Nested
  class Majors {
    private static final String RELEASES =
        """
          - {version: 1.1.4}
          - {version: 2.0.0}
          - {version: 2.2.1}
          - {version: 3.0.0}
          - {version: 3.1.0}
          - {version: 4.0.2}
        """;
    private static final String RULES =
        """
          - {from: "[1.0,2.0)", to: later, forbidden: 1.x has another database, cite: "M0#1"}
          - {from: "[2.0,)", to: later, when: "major(from) == major(to)", procedure: one, hops: direct}
          - {from: "[2.0,3.0)", to: "[3.0,4.0)", variant: infra, procedure: two, hops: direct, cite: "M0#2to3"}
          - {from: "[3.0,4.0)", to: "[4.0,5.0)", variant: infra, procedure: two, hops: direct, cite: "M0#3to4"}
          - {from: "[2.0,)", to: later, variant: app, forbidden: "a major needs all of it, the infrastructure included", advice: choose the variant infra, cite: "M0#majors"}
        downgrades:
          - {from: "[2.0,)", to: earlier, when: "major(from) == major(to)", procedure: one, hops: direct}
          - {from: "[2.0,)", to: earlier, forbidden: the databases of two majors are not the same, advice: restore the dump, cite: "M0#back"}
        """;

    @Test
    void the_application_alone_moves_inside_its_major() {
      assertThat(paths().safest("2.0.0", "2.2.1")).isEqualTo("2.0.0 2.2.1");
      assertThat(paths().refused("2.0.0", "3.1.0").reason()).contains("a major needs all of it");
      assertThat(paths().refused("2.0.0", "3.1.0").advice())
          .startsWith("choose the variant infra.");
    }

    @Test
    void all_of_it_moves_from_major_to_major_and_leaves_none_out() {
      assertThat(paths().by("infra").fewest("2.0.0", "4.0.2")).matches("2.0.0 3.[01].0 4.0.2");
      assertThat(paths().by("infra").procedures("2.2.1", "4.0.2")).containsExactly("two", "two");
    }

    @Test
    void what_is_not_supported_is_refused_with_the_reason() {
      assertThat(paths().refused("1.1.4", "2.0.0").reason())
          .isEqualTo("Expected a path from 1.1.4 to 2.0.0, but 1.x has another database (M0#1).");
    }

    @Test
    void inside_a_major_there_is_a_way_back_too() {
      assertThat(paths().safest("2.2.1", "2.0.0")).isEqualTo("2.2.1 2.0.0");
      var refusal = paths().refused("3.0.0", "2.2.1");
      assertThat(refusal.reason())
          .isEqualTo(
              "Expected a path from 3.0.0 to 2.2.1, but the databases of two majors are not the same (M0#back).");
      assertThat(refusal.advice()).startsWith("restore the dump.");
    }

    private Paths paths() {
      return Paths.of(folder, RELEASES, RULES);
    }
  }

  /// Only the moves that the vendor offers, and not in every topology the same.
  @Nested
  class OnlyWhatIsOffered {
    private static final String RELEASES =
        """
          - {version: 1.9.0}
          - {version: 1.10.0}
          - {version: 1.11.0}
        """;
    private static final String RULES =
        """
          - {from: 1.9.0, to: 1.11.0, topologies: [ansible], procedure: one, cite: "M4#2"}
          - {from: 1.10.0, to: 1.11.0, procedure: two, cite: "M4#1"}
        """;

    @Test
    void a_move_may_be_offered_in_one_topology_only() {
      assertThat(paths().in("ansible").safest("1.9.0", "1.11.0")).isEqualTo("1.9.0 1.11.0");
      assertThat(paths().in("allinone").refused("1.9.0", "1.11.0").reason())
          .contains("no path rule of the playbook allows it");
    }

    @Test
    void without_a_topology_nobody_knows() {
      assertThat(paths().refused("1.9.0", "1.11.0").reason())
          .contains("was not evaluated: the topology is not known (M4#2)");
      assertThat(paths().safest("1.10.0", "1.11.0")).isEqualTo("1.10.0 1.11.0");
    }

    @Test
    void there_is_no_way_back_where_none_is_offered() {
      assertThat(paths().in("ansible").refused("1.11.0", "1.9.0").advice())
          .contains("roll back the upgrade");
    }

    private Paths paths() {
      return Paths.of(folder, "allinone, ansible", RELEASES, RULES);
    }
  }
}
