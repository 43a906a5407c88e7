package dev.stepwise.planner.domain.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.plan.Hop;
import dev.stepwise.playbook.CatalogueRelease;
import dev.stepwise.playbook.Destination;
import dev.stepwise.playbook.Moves;
import dev.stepwise.playbook.PathRule;
import dev.stepwise.playbook.Playbook;
import dev.stepwise.playbook.ReleaseRange;
import dev.stepwise.playbook.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PathResolverTest {
  private static final List<String> CATALOGUE =
      List.of("1.0", "1.9", "1.10", "2.0", "1.10.1", "3.0");

  @Test
  void safest_visits_every_release_that_the_rules_allow_in_the_order_of_the_catalogue() {
    assertThat(path(Policy.SAFEST, "1.0", "3.0", allowed("[1.0,)", null)))
        .isEqualTo("1.0 1.9 1.10 2.0 1.10.1 3.0");
  }

  @Test
  void fewest_takes_as_few_hops_as_the_rules_allow() {
    assertThat(
            path(
                Policy.FEWEST,
                "1.0",
                "3.0",
                forbidden("[1.0,2.0)", "3.0"),
                allowed("[1.0,)", null)))
        .isEqualTo("1.0 2.0 3.0");
  }

  @Test
  void a_direct_rule_makes_one_hop_under_both_policies() {
    var direct = new PathRule.Allowed(moves("[1.0,)", null), "p", true, cite());

    assertThat(path(Policy.SAFEST, "1.0", "3.0", direct)).isEqualTo("1.0 3.0");
    assertThat(path(Policy.FEWEST, "1.0", "3.0", direct)).isEqualTo("1.0 3.0");
  }

  @Test
  void the_first_rule_that_matches_decides() {
    assertThat(
            path(Policy.FEWEST, "1.0", "2.0", allowed("1.0", "2.0"), forbidden("[1.0,2.0)", "2.0")))
        .isEqualTo("1.0 2.0");
  }

  @Test
  void a_forbidden_move_is_refused_with_its_reason_its_passage_and_what_is_near() {
    assertThat(
            resolve(
                Policy.SAFEST, "1.0", "3.0", forbidden("[1.0,1.9)", null), allowed("[1.9,)", null)))
        .isEqualTo(
            new Path.None(
                "Expected a path from 1.0 to 3.0, but it would hurt (M#1).",
                "Do otherwise. From 1.0 no release before 3.0 can be reached. 3.0 can be reached from 1.9."));
  }

  @Test
  void a_move_of_which_no_rule_speaks_is_not_allowed() {
    assertThat(resolve(Policy.SAFEST, "1.0", "3.0", allowed("[1.0,)", "[1.9,1.10]")))
        .isEqualTo(
            new Path.None(
                "Expected a path from 1.0 to 3.0, but no path rule of the playbook allows it.",
                "From 1.0, 1.10 can be reached."));
  }

  @Test
  void an_unknown_target_is_refused_with_the_known_releases_near_it() {
    assertThat(resolve(Policy.SAFEST, "1.0", "1.11", allowed("[1.0,)", null)))
        .isEqualTo(
            new Path.None(
                "Expected the target to be a release of Test, but 1.11 is not in its catalogue",
                "Known releases nearby: 1.10, 1.10.1. A new release belongs into the playbook's releases.yaml."));
  }

  @Test
  void an_older_target_is_refused_with_the_way_back() {
    assertThat(resolve(Policy.SAFEST, "2.0", "1.0", allowed("[1.0,)", null)))
        .isEqualTo(
            new Path.None(
                "Expected a target later than the installed release 2.0, but 1.0 is older",
                "To go back, roll back the upgrade that led to 2.0; its rollback puts back what was there. From 2.0, 1.10.1, 3.0 can be reached."));
  }

  @Test
  void the_installed_release_as_target_is_refused_with_what_can_be_reached() {
    assertThat(resolve(Policy.SAFEST, "3.0", "3.0", allowed("[1.0,)", null)))
        .isEqualTo(
            new Path.None(
                "Expected a target other than the installed release, but both are 3.0",
                "There is no later release in the catalogue."));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_path_consists_of_allowed_moves_and_is_refused_only_when_none_leads_there(long seed) {
    var random = new Random(seed);
    var versions = IntStream.range(0, 2 + random.nextInt(12)).mapToObj(i -> "1." + i).toList();
    var playbook = playbook(versions, rules(random, versions.size()));
    int from = random.nextInt(versions.size() - 1);
    int to = from + 1 + random.nextInt(versions.size() - from - 1);
    var policy = random.nextBoolean() ? Policy.SAFEST : Policy.FEWEST;
    var path =
        PathResolver.resolve(
            playbook, Estate.release(versions.get(from)), Estate.release(versions.get(to)), policy);

    switch (path) {
      case Path.Found found -> assertLeads(playbook, from, to, found.hops(), policy);
      case Path.None _ -> assertThat(distance(playbook, from, to)).isEmpty();
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static void assertLeads(
      Playbook playbook, int from, int to, List<Hop> hops, Policy policy) {
    assertThat(hops.getFirst().from()).isEqualTo(playbook.releases().get(from).release());
    assertThat(hops.getLast().to()).isEqualTo(playbook.releases().get(to).release());
    for (int i = 0; i < hops.size(); i++) {
      int start = playbook.indexOf(hops.get(i).from());
      int end = playbook.indexOf(hops.get(i).to());
      assertThat(isAllowed(playbook, start, end)).isTrue();
      assertThat(i == 0 || hops.get(i - 1).to().equals(hops.get(i).from())).isTrue();
    }
    if (policy == Policy.FEWEST) {
      assertThat(distance(playbook, from, to)).contains(hops.size());
    }
  }

  /// How many hops it takes at least, wave by wave; by another way than the resolver's own.
  private static Optional<Integer> distance(Playbook playbook, int from, int to) {
    var reached = new TreeSet<>(List.of(from));
    for (int hops = 0; hops < playbook.releases().size(); hops++) {
      if (reached.contains(to)) {
        return Optional.of(hops);
      }
      for (int start : List.copyOf(reached)) {
        for (int end = start + 1; end < playbook.releases().size(); end++) {
          if (isAllowed(playbook, start, end)) {
            reached.add(end);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isAllowed(Playbook playbook, int from, int to) {
    for (var rule : playbook.paths()) {
      if (rule.matches(
          playbook.releases().get(from).release(),
          playbook.releases().get(to).release(),
          to == from + 1)) {
        return rule instanceof PathRule.Allowed;
      }
    }
    return false;
  }

  private static List<PathRule> rules(Random random, int size) {
    var rules = new ArrayList<PathRule>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      var from = randomRange(random, size);
      var to = random.nextInt(4) == 0 ? null : randomRange(random, size);
      rules.add(
          switch (random.nextInt(3)) {
            case 0 -> forbidden(from, to);
            case 1 -> allowed(from, to);
            default -> new PathRule.Allowed(moves(from, to), "p", true, cite());
          });
    }
    return rules;
  }

  private static String randomRange(Random random, int size) {
    int start = random.nextInt(size);
    return "[1.%d,1.%d]".formatted(start, start + random.nextInt(3));
  }

  private static String path(Policy policy, String from, String to, PathRule... rules) {
    return switch (resolve(policy, from, to, rules)) {
      case Path.Found found ->
          from
              + " "
              + String.join(" ", found.hops().stream().map(hop -> hop.to().version()).toList());
      case Path.None none -> throw new AssertionError(none);
    };
  }

  private static Path resolve(Policy policy, String from, String to, PathRule... rules) {
    return PathResolver.resolve(
        playbook(CATALOGUE, List.of(rules)), Estate.release(from), Estate.release(to), policy);
  }

  private static PathRule allowed(String from, @Nullable String to) {
    return new PathRule.Allowed(moves(from, to), "p", false, cite());
  }

  private static PathRule forbidden(String from, @Nullable String to) {
    return new PathRule.Forbidden(
        moves(from, to), "it would hurt", Optional.of("Do otherwise"), cite());
  }

  private static Optional<String> cite() {
    return Optional.of("M#1");
  }

  private static Moves moves(String from, @Nullable String to) {
    return Moves.of(
        range(from), to == null ? new Destination.Any() : new Destination.Within(range(to)));
  }

  private static ReleaseRange range(String text) {
    return ReleaseRange.parse(text);
  }

  private static Playbook playbook(List<String> versions, List<PathRule> rules) {
    return new Playbook(
        "test",
        "Test",
        Optional.empty(),
        List.of("any"),
        List.of(),
        List.of(),
        versions.stream().map(Estate::release).map(CatalogueRelease::of).toList(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        "VERSION",
        new TreeMap<>(),
        Rules.of(rules),
        new TreeMap<>(),
        Sha256.of(""),
        "",
        new TreeMap<>());
  }
}
