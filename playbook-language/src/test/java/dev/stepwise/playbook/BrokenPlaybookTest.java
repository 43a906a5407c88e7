package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What an author is told, word by word: one slip each in the example of the README.
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrokenPlaybookTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} becomes {1}")
  @MethodSource("slips")
  void each_slip_is_named_with_its_line_and_what_to_write_instead(
      String old, String replacement, List<String> problems) {
    assertThat(Draft.example(folder).with(old, replacement).problems())
        .containsExactlyElementsOf(problems);
  }

  static Stream<Arguments> slips() {
    return Stream.of(
        slip(
            "platform: ferry",
            "platform: ferry\n\tx: y",
            "playbook.yaml:3: Expected YAML, but found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
        slip(
            "title: Ferry\n",
            "title: Ferry\ntitle: Ferry\n",
            "playbook.yaml:4: Expected each key once, but `title` is already on line 3"),
        slip(
            "title: Ferry\n",
            "",
            "playbook.yaml:2: Expected `title` (what people call the platform), but it is missing"),
        slip(
            "title: Ferry\n",
            "title:\n",
            "playbook.yaml:3: Expected what people call the platform, but found nothing"),
        slip(
            "platform: ferry",
            "platform: the ferry",
            "playbook.yaml:2: Expected a name of letters, digits, `.`, `_` and `-`, but found `the ferry`"),
        slip(
            "installed:",
            "instaled:",
            "playbook.yaml:2: Expected `installed` (the fact that shows the installed release), but it is missing",
            "playbook.yaml:19: Expected a known key, but found `instaled`; did you mean `installed`?"),
        slip(
            "takes the traffic, min",
            "takes the traffic, and more, min",
            "playbook.yaml:8: Expected text with a comma or a colon in quotes, but found `and more` on its own"),
        slip(
            "  gate: {description: takes the traffic, min: 1, max: 1}",
            "  gate: &g {description: x, max: 1}\n  gate2: *g",
            "playbook.yaml:1: Expected plain YAML without anchors and aliases, but Number of aliases for non-scalar nodes exceeds the specified max=0"),
        slip(
            "min: 1, max: 1",
            "min: one, max: 1",
            "playbook.yaml:8: Expected how many hosts have it at least, 0 or more, but found `one`"),
        slip(
            "type: path",
            "type: pth",
            "playbook.yaml:11: Expected one of `text`, `path`, `number`, `flag`, `list` and `choice`, but found `pth`; did you mean `path`?"),
        slip(
            "default: /opt/ferry",
            "default: opt/ferry",
            "playbook.yaml:11: Expected the default of `FERRY_HOME` to be an absolute path such as /opt/platform, but it is `opt/ferry`"),
        slip(
            "  CLUSTER:",
            "  Cluster:",
            "playbook.yaml:14: Expected an upper-case name such as BACKUP_DIR, but found `Cluster`"),
        slip(
            "  CLUSTER:",
            "  PATH:",
            "playbook.yaml:14: Expected another name, but `PATH` means something to Stepwise or the shell; a name of the platform's own such as `PLATFORM_PATH` is safe"),
        slip(
            "  CLUSTER:",
            "  NODE_PORT:",
            "playbook.yaml:12: Expected each name to mean one thing, but `NODE_PORT` is a parameter and a host variable"),
        slip(
            "roles: [node]",
            "roles: [nod]",
            "playbook.yaml:12: Expected a role that the playbook has, but there is no `nod`; did you mean `node`?"),
        slip(
            "installed: INSTALLED_VERSION",
            "installed: INSTALED_VERSION",
            "playbook.yaml:19: Expected a fact that the playbook has, but there is no `INSTALED_VERSION`; did you mean `INSTALLED_VERSION`?"),
        slip(
            "from: \"[1.0,)\"",
            "from: \"[1.0\"",
            "playbook.yaml:24: Expected a range of releases such as [1.2,2.0), [1.2,) or 1.2.3, but found '[1.0'"),
        slip(
            "to: later, procedure: roll-over",
            "to: later",
            "playbook.yaml:24: Expected `procedure` (how the move is made), but it is missing"),
        slip(
            "procedure: roll-over",
            "procedure: rollover",
            "playbook.yaml:24: Expected a procedure that the playbook has, but there is no `rollover`; did you mean `roll-over`?"),
        slip(
            "to: later",
            "to: \"[0.1,0.9]\"",
            "playbook.yaml:24: Expected the rule to match a move, but releases.yaml has no earlier release in [1.0,) with a later one in [0.1,0.9]"),
        slip(
            "from: \"[1.0,2.0)\", to: \"[2.1,)\"",
            "from: \"[1.0,)\", to: later",
            "playbook.yaml:24: Expected the rule to decide a move, but the rules above decide all of its moves; the first match wins, so put the narrower rule first"),
        slip(
            "[1.0,)\", to: later, procedure: roll-over",
            "[1.0,)\", to: later, procedure: roll-over, hops: some",
            "playbook.yaml:24: Expected one of `each` and `direct`, but found `some`"),
        slip(
            "            effect: none\n",
            "",
            "playbook.yaml:51: Expected `effect` (none, reversible or irreversible), but it is missing"),
        slip(
            "            effect: none",
            "            effect: reversable",
            "playbook.yaml:56: Expected one of `none`, `reversible` and `irreversible`, but found `reversable`; did you mean `reversible`?"),
        slip(
            "            effect: none",
            "            effect: reversible",
            "playbook.yaml:51: Expected `verify` on step `catch-up`, which changes something, but it is missing; an exit code is no proof",
            "playbook.yaml:51: Expected step `catch-up` to have `undo`, because it is reversible; if there is no way back, write `effect: irreversible` with a `loss`, but it is missing"),
        slip(
            "            effect: none",
            "            effect: irreversible",
            "playbook.yaml:51: Expected `verify` on step `catch-up`, which changes something, but it is missing; an exit code is no proof",
            "playbook.yaml:51: Expected step `catch-up` to have `loss`, because it is irreversible: what is lost, and what remains, but it is missing"),
        slip(
            "            effect: none",
            "            effect: none\n            loss: all",
            "playbook.yaml:57: Expected `loss` only with `effect: irreversible`, but the effect of step `catch-up` is none"),
        slip(
            "            verify: scripts/node-is-new.sh\n",
            "",
            "playbook.yaml:39: Expected `verify` on step `replace-node`, which changes something, but it is missing; an exit code is no proof"),
        slip(
            "            verify: scripts/node-is-new.sh",
            "            verfy: scripts/node-is-new.sh",
            "playbook.yaml:43: Expected a known key, but found `verfy`; did you mean `verify`?"),
        slip(
            "check: scripts/node-is-idle.sh",
            "check: scripts/missing.sh",
            "playbook.yaml:41: Expected a script that the playbook has, but there is no `scripts/missing.sh`; it has `facts/is-leader.sh`, `facts/replication.sh`, `facts/version.sh`, `scripts/close-gate.sh`, `scripts/gate-is-closed.sh`, `scripts/gate-is-open.sh`, `scripts/library.sh`, `scripts/node-has-caught-up.sh`, `scripts/node-is-new.sh`, `scripts/node-is-old.sh`, `scripts/open-gate.sh`, `scripts/put-node-back.sh` and `scripts/replace-node.sh`"),
        slip(
            "check: scripts/node-is-idle.sh",
            "check: ../idle.sh",
            "playbook.yaml:41: Expected a script of the playbook such as scripts/stop.sh or facts/version.sh, but found `../idle.sh`"),
        slip(
            "over: node",
            "over: nodes",
            "playbook.yaml:37: Expected a role that the playbook has, but there is no `nodes`; did you mean `node`?",
            "playbook.yaml:37: Expected a fact that is discovered on `nodes`, but `IS_LEADER` is discovered on `node`"),
        slip(
            "last: IS_LEADER",
            "last: REPLICATION",
            "playbook.yaml:37: Expected a fact that is discovered on `node`, but `REPLICATION` is discovered on `gate`"),
        slip(
            "batch: 1",
            "batch: 0",
            "playbook.yaml:37: Expected how many hosts take a turn together: a number, a share such as 25%, or a list of these, but found `0`"),
        slip(
            "id: catch-up",
            "id: close-gate",
            "playbook.yaml:51: Expected each step of a procedure to have its own id, but `close-gate` is already on line 28"),
        slip(
            "facts.REPLICATION == 'on'",
            "facts.REPLICATION = 'on'",
            "playbook.yaml:54: Expected a yes-or-no question in CEL, but in `facts.REPLICATION = 'on'` token recognition error at: '= '"),
        slip(
            "facts.REPLICATION == 'on'",
            "from",
            "playbook.yaml:54: Expected a yes-or-no question in CEL, but in `from` the answer is string; compare it, as in `… == 'true'`"),
        slip(
            "facts.REPLICATION == 'on'",
            "facts.REPLICATON == 'on'",
            "playbook.yaml:54: Expected a fact that the playbook has, but there is no `REPLICATON`; did you mean `REPLICATION`?"),
        slip(
            "\"^ERROR\"",
            "\"(ERROR\"",
            "playbook.yaml:47: Expected a regular expression, but `(ERROR` is none: Unclosed group"),
        slip(
            "timeout: 20m",
            "timeout: 20 minutes",
            "playbook.yaml:48: Expected a duration such as 30s, 10m or 1h30m, but found `20 minutes`"),
        slip(
            "down-until: [writes]",
            "down-until: [write]",
            "playbook.yaml:35: Expected a later step with `down-until: [writes]`, but there is none",
            "playbook.yaml:65: Expected words for `write` under `unavailable`, but there are none; did you mean `writes`?",
            "playbook.yaml:65: Expected an earlier step with `down-from: [write]`, but there is none"),
        slip(
            "  writes: sending new orders",
            "  orders: sending new orders",
            "playbook.yaml:35: Expected words for `writes` under `unavailable`, but there are none; it has `orders`",
            "playbook.yaml:65: Expected words for `writes` under `unavailable`, but there are none; it has `orders`"),
        slip(
            "  writes: sending new orders",
            "  writes:",
            "playbook.yaml:21: Expected words for people, such as writing to tables, but found nothing"),
        slip(
            "undo: {title: Open the gate again,",
            "undo: {titl: Open the gate again,",
            "playbook.yaml:33: Expected a known key, but found `titl`; did you mean `title`?"),
        slip(
            "        on: gate\n        run: scripts/close-gate.sh",
            "        run: scripts/close-gate.sh",
            "playbook.yaml:28: Expected `on` (the role whose hosts do it), but it is missing"));
  }

  private static Arguments slip(String old, String replacement, String... problems) {
    return Arguments.of(old, replacement, List.of(problems));
  }
}
