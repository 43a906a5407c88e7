package dev.stepwise.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LintTest {
  @TempDir Path folder;

  @Test
  void of_a_playbook_with_errors_it_says_the_errors() {
    assertThat(Draft.ferry(folder).with("installed: INSTALLED_VERSION", "installed: NOPE").lint())
        .singleElement()
        .asString()
        .startsWith("playbook.yaml:36: Expected a fact that the playbook has");
  }

  @Test
  void warns_of_a_script_that_nothing_refers_to() {
    assertThat(
            Draft.ferry(folder).with("run: scripts/tell-piers.sh", "run: scripts/start.sh").lint())
        .contains(
            "scripts/tell-piers.sh:1: Warning: Expected every script to be used, but nothing refers to it");
  }

  @Test
  void warns_of_declarations_that_nothing_uses() {
    assertThat(
            Draft.ferry(folder)
                .with("  BANNER:", "  FLAG_COLOUR:")
                .with("  VOTES:", "  VOICES:")
                .with("must: atLeast(facts.CLIENT_VERSION, '11.8')", "must: before(from, to)")
                .with(
                    "\nprocedures:\n",
                    "  spare:\n    steps:\n      - {use: quiet}\n\nprocedures:\n  other:\n    steps:\n      - {use: quiet}\n      - {use: replace-everything}\n")
                .lint())
        .containsExactly(
            "playbook.yaml:21: Warning: Expected every host variable to be used, but nothing uses `VOICES`",
            "playbook.yaml:27: Warning: Expected every parameter to be used, but nothing uses `FLAG_COLOUR`",
            "playbook.yaml:32: Warning: Expected every fact to be used, but nothing uses `CLIENT_VERSION`",
            "playbook.yaml:176: Warning: Expected every sequence to be used, but nothing uses `spare`",
            "playbook.yaml:181: Warning: Expected every procedure to be used, but nothing uses `other`");
  }

  @Test
  void warns_of_a_changing_step_without_a_timeout() {
    assertThat(Draft.ferry(folder).with("        timeout: 30m\n", "").lint())
        .singleElement()
        .asString()
        .endsWith(
            "Warning: Expected `timeout` on step `convert-log`, which changes something, but it is missing; the host ends it after 10m");
  }

  @Test
  void warns_of_a_fact_that_the_host_of_a_step_does_not_have() {
    assertThat(
            Draft.ferry(folder)
                .with(
                    "        pick: first\n",
                    "        pick: first\n        when: facts.host.SCHEMA == '3'\n")
                .with("on: [node, gate]\n        pick", "on: node\n        pick")
                .lint())
        .singleElement()
        .asString()
        .endsWith(
            "Warning: Expected `facts.host.SCHEMA` to be discovered on `node`, where step `tell-piers` runs, but it is discovered on `gate`");
  }

  @Test
  void warns_of_a_release_that_nobody_can_reach() {
    assertThat(
            Draft.ferry(folder)
                .withRelease(
                    "  - {version: 2.1, date: 2025-06-30, properties: {SCHEMA: 4}}\n",
                    "  - {version: 2.1, date: 2025-06-30, properties: {SCHEMA: 4}}\n  - {version: 0.9}\n")
                .with("to: next", "to: 2.1")
                .with("{from: \"[1.0,)\", to: later", "{from: \"[1.0,)\", to: \"[1.0,)\"")
                .lint())
        .containsExactly(
            "releases.yaml:13: Warning: Expected a path rule that leads to 0.9, but none allows or forbids a move to it from an earlier release");
  }
}
