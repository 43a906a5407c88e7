package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an author is told, word by word: one slip each in what the ferry declares and rules.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenFerryTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} becomes {1}")
  @MethodSource({"declarations", "rules", "requirements"})
  void each_slip_is_named_with_what_to_write_instead(
      String old, String replacement, String[] problems) {
    assertThat(Draft.ferry(folder).with(old, replacement).problems())
        .extracting(BrokenFerryTest::message)
        .containsExactly(problems);
  }

  static Stream<Arguments> declarations() {
    return Stream.of(
        slip(
            "gate: {title: the gate, on: gate}",
            "gate: {title: the gate, on: gates}",
            "Expected a role that the playbook has, but there is no `gates`; did you mean `gate`?"),
        slip(
            "gate: {title: the gate, on: gate}",
            "gate: {title: the gate}",
            "Expected `on` (the roles that it concerns), but it is missing"),
        slip(
            "max: 1, topologies: cluster}",
            "max: 1, topologies: clustr}",
            "Expected a topology that the playbook has, but there is no `clustr`; did you mean `cluster`?"),
        slip(
            "{type: secret, description",
            "{type: secret, default: x, description",
            "Expected a secret without `default`, but `ADMIN_PASSWORD` has one; `optional: true` lets it be left out"),
        slip(
            "{type: secret, description",
            "{type: text, optional: true, description",
            "Expected `optional` only with `type: secret`, but the type of `ADMIN_PASSWORD` is text"),
        slip(
            "{type: choice, values: [plain, compact]",
            "{type: choice",
            "Expected `values` (what there is to choose from) of `LOG_FORMAT`, but it is missing"),
        slip(
            "default: plain",
            "default: loud",
            "Expected the default of `LOG_FORMAT` to be one of `plain` and `compact`, but it is `loud`"),
        slip(
            "{type: list, default",
            "{type: list, values: [a], default",
            "Expected `values` only with `type: choice`, but the type of `PIERS` is list"),
        slip(
            "VOTES: {type: number",
            "VOTES: {type: secret",
            "Expected one of `text`, `path`, `number`, `flag`, `list` and `choice`, but found `secret`"),
        slip(
            "  BANNER:",
            "  FROM_SCHEMA:",
            "Expected each name to mean one thing, but `FROM_SCHEMA` is a property of a release and a parameter"));
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        slip(
            "to: next, procedure",
            "to: earlier, procedure",
            "Expected `later`, `next`, a range or a release, but found `earlier`"),
        slip(
            "to: previous",
            "to: next",
            "Expected `earlier`, `previous`, a range or a release, but found `next`"),
        slip(
            "{from: \"[2.1,3.0)\", to: previous",
            "{from: \"1.0\", to: previous",
            "Expected the rule to match a move, but releases.yaml has no later release in 1.0 with an earlier one in previous"),
        slip(
            "    when: from != installed || facts.SCHEMA == properties.from.SCHEMA\n",
            "",
            "Expected the rule to decide a move, but the rules above decide all of its moves; the first match wins, so put the narrower rule first"),
        slip(
            "variant: rolling, cite",
            "variant: roling, cite",
            "Expected a variant that the playbook has, but there is no `roling`; did you mean `rolling`?"),
        slip(
            "from != installed || facts.SCHEMA == properties.from.SCHEMA",
            "from != installed || facts.SCHEMA == properties.from.SCHEME",
            "Expected a property of a release that the playbook has, but there is no `SCHEME`; did you mean `SCHEMA`?"),
        slip(
            "from != installed || facts.SCHEMA == properties.from.SCHEMA",
            "facts.host.SCHEMA == '3'",
            "Expected no `facts.host` here, where no host is asked, but `facts.host.SCHEMA == '3'` has it; `facts.NAME` is of the one host that has it, `facts.all.NAME` of every host"),
        slip(
            "from != installed || facts.SCHEMA == properties.from.SCHEMA",
            "before(from, 2)",
            "Expected a yes-or-no question in CEL, but in `before(from, 2)` found no matching overload for 'before' applied to '(string, int)' (candidates: (string, string))"));
  }

  static Stream<Arguments> requirements() {
    return Stream.of(
        slip(
            "- id: space",
            "- id: client",
            "Expected each requirement to have its own id, but `client` is already on line 56"),
        slip(
            "    to: \"[2.0,)\"\n    must",
            "    to: \"[3.0,)\"\n    must",
            "Expected releases of releases.yaml in the range, but [3.0,) has none"),
        slip(
            "otherwise: confirm",
            "otherwise: warn",
            "Expected one of `refuse` and `confirm`, but found `warn`"),
        slip(
            "    on: node\n    when: crosses",
            "    when: crosses",
            "Expected no `facts.host` here, where no host is asked, but `int(facts.host.FREE_GIB) >= 1` has it; `facts.NAME` is of the one host that has it, `facts.all.NAME` of every host"),
        slip(
            "    why: the log grows while it is converted\n",
            "",
            "Expected `why` (what would go wrong), but it is missing"));
  }

  @Test
  void a_release_that_exists_has_no_note_of_a_phantom() {
    assertThat(
            Draft.ferry(folder)
                .withRelease("date: 2024-09-12,", "date: 2024-09-12, note: nothing,")
                .problems())
        .containsExactly(
            "releases.yaml:5: Expected `note` only with `asserted-by: manual`, but 1.2 is a release; what people must know of it belongs under `notes`");
  }

  private static String message(String problem) {
    return problem.replaceFirst("^[^ ]+ ", "");
  }

  private static Arguments slip(String old, String replacement, String... problems) {
    return Arguments.of(old, replacement, problems);
  }
}
