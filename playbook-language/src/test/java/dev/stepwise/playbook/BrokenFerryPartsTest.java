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

/// What an author is told, word by word: one slip each in the steps, rolls and sequences of the
/// ferry.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenFerryPartsTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} becomes {1}")
  @MethodSource({"sequences", "steps"})
  void each_slip_is_named_with_what_to_write_instead(
      String old, String replacement, String[] problems) {
    assertThat(Draft.ferry(folder).with(old, replacement).problems())
        .extracting(BrokenFerryPartsTest::message)
        .containsExactly(problems);
  }

  static Stream<Arguments> sequences() {
    return Stream.of(
        slip(
            "{use: replace, as: gate, on: gate, component: gate}",
            "{use: replace, as: %s, on: gate, component: gate}".formatted("g".repeat(99)),
            "Expected ids of at most 100 characters, but the uses of sequences make `%s-stop`"
                .formatted("g".repeat(99)),
            "Expected ids of at most 100 characters, but the uses of sequences make `%s-install`"
                .formatted("g".repeat(99)),
            "Expected ids of at most 100 characters, but the uses of sequences make `%s-start`"
                .formatted("g".repeat(99))),
        slip(
            "      - use: quiet\n      - use: replace-everything\n",
            "      - use: quit\n",
            "Expected a sequence that the playbook has, but there is no `quit`; did you mean `quiet`?"),
        slip(
            "- {use: replace, as: gate, on: gate, component: gate}",
            "- {use: replace-everything}",
            "Expected a sequence that does not use itself, but `replace-everything` does by way of `replace-everything`"),
        slip(
            "          - {use: replace, as: rolling}",
            "          - {use: replace-everything}",
            "Expected a sequence that does not use itself, but `replace-everything` does by way of `replace-everything`"),
        slip(
            "      - {use: replace, as: gate, on: gate, component: gate}",
            "      - {roll: {over: node}, steps: [{use: turns}]}\n      - {use: replace, as: gate, on: gate, component: gate}\n",
            "Expected a sequence that the playbook has, but there is no `turns`; it has `quiet`, `replace` and `replace-everything`"),
        slip(
            "  replace-everything:\n    steps:\n",
            "  turns:\n    steps:\n      - {roll: {over: node}, steps: [{use: replace, as: turn}]}\n  replace-everything:\n    steps:\n      - {roll: {over: node}, steps: [{use: turns}]}\n",
            "Expected a sequence without a roll in a roll, but `turns` has one"),
        slip(
            "as: stopped, on: node",
            "as: gate, on: node",
            "Expected each step of a procedure to have its own id, but `gate-stop` is already on line 153; give the use another `as`",
            "Expected each step of a procedure to have its own id, but `gate-install` is already on line 153; give the use another `as`",
            "Expected each step of a procedure to have its own id, but `gate-start` is already on line 153; give the use another `as`"),
        slip(
            "{use: replace, as: gate, on: gate, component: gate}",
            "{use: replace, on: gate, component: gate}",
            "Expected `as` on the use of the sequence, because the title of step `stop` has {as}, but there is none",
            "Expected `as` on the use of the sequence, because the title of step `install` has {as}, but there is none",
            "Expected `as` on the use of the sequence, because the title of step `start` has {as}, but there is none"),
        slip(
            "as: stopped, on: node, component: node",
            "as: stopped, component: node",
            "Expected `on` (the role whose hosts do it) here or on step `stop`, but it is missing",
            "Expected `on` (the role whose hosts do it) here or on step `install`, but it is missing",
            "Expected `on` (the role whose hosts do it) here or on step `start`, but it is missing"),
        slip(
            "on: node, component: node, when",
            "on: node, component: nodes, when",
            "Expected a component that the playbook has, but there is no `nodes`; did you mean `node`?"),
        slip(
            "when: variant == 'stopped'}",
            "when: variant == 'stoped'}",
            "Expected a variant that the playbook has, but there is no `stoped`; did you mean `stopped`?"),
        slip(
            "when: variant == 'stopped'}",
            "when: facts.rolled.FREE_GIB == '1'}",
            "Expected `facts.rolled` only in a roll, but `facts.rolled.FREE_GIB == '1'` has it here"));
  }

  static Stream<Arguments> steps() {
    return Stream.of(
        slip(
            "batch: [1, 50%]",
            "batch: [1, 500%]",
            "Expected how many hosts take a turn together: a number, or a share such as 25%, but found `500%`"),
        slip(
            "max-failures: 1",
            "max-failures: 0",
            "Expected how many failed hosts hold the upgrade at once, such as 1, but found `0`"),
        slip(
            "canary: IS_QUIET",
            "canary: SCHEMA",
            "Expected a fact that is discovered on `node`, but `SCHEMA` is discovered on `gate`"),
        slip("gate: drain", "gate: wait", "Expected one of `drain` and `ready`, but found `wait`"),
        slip(
            "        verify: scripts/nobody-crosses.sh\n",
            "",
            "Expected `verify` (the script that sees whether the wait is over), but it is missing"),
        slip(
            "        gate: drain\n",
            "        gate: drain\n        effect: irreversible\n        loss: all\n",
            "Expected `effect: none` with `gate`, but the effect of step `last-passengers` is irreversible; what waits changes nothing"),
        slip(
            "needs: [back-up]",
            "needs: [backup]",
            "Expected an earlier step of the procedure, but there is no `backup` before; did you mean `back-up`?"),
        slip(
            "needs: [back-up]",
            "needs: [tell-piers]",
            "Expected a step that can be proven (with `verify`, and not irreversible), but `tell-piers` cannot"),
        slip(
            "shares: [DUMP_SHA256]",
            "shares: [DUMP_SHA512]",
            "Expected one of the `facts` of step `back-up`, but it captures no `DUMP_SHA512`; did you mean `DUMP_SHA256`?"),
        slip(
            "\"$ADMIN_PASSWORD\"",
            "\"$ADMIN_PASWORD\"",
            "Expected a parameter, variable or fact that the playbook has, but there is no `ADMIN_PASWORD`; did you mean `ADMIN_PASSWORD`?"),
        slip("pick: first", "pick: last", "Expected one of `first`, but found `last`"),
        slip(
            "        pick: first\n        run: scripts/tell-piers.sh\n",
            "        pick: first\n        reboots: true\n        run: scripts/tell-piers.sh\n",
            "Expected `verify` on step `tell-piers`, which reboots, but it is missing; nothing else tells how it ended"),
        slip(
            "      - id: stop\n",
            "      - id: stop\n        pick: first\n",
            "Expected `on` with `pick`, but step `stop` runs on the hosts whose turn it is"),
        slip(
            "confirm: {title: Before the gate closes, items: [The piers have been told, Nobody waits on the far side]}",
            "confirm: {title: Before the gate closes}",
            "Expected `items` (a list of items to sign), but it is missing"));
  }

  @Test
  void a_roll_that_soaks_ends_with_a_step_that_is_verified() {
    assertThat(
            Draft.ferry(folder)
                .with(
                    "          - {use: replace, as: rolling}",
                    "          - {use: replace, as: rolling}\n          - {id: look, title: Look, run: scripts/start.sh, effect: none}")
                .problems())
        .singleElement()
        .asString()
        .contains(
            "Expected `verify` on the last step of a roll with `soak`, which is asked again, but `look` on line");
  }

  private static String message(String problem) {
    return problem.replaceFirst("^[^ ]+ ", "");
  }

  private static Arguments slip(String old, String replacement, String... problems) {
    return Arguments.of(old, replacement, problems);
  }
}
