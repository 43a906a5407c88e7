package dev.stepwise.planner.adapter.shell;

import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.planner.application.ExportedScripts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// A rollback as one script for a POSIX shell, to be read first and then carried out, step by step,
/// over `ssh`. It asks before each step, looks as the playbook looks, can be started again, and
/// holds no secret: it asks for those as well.
@ApplicationScoped
class RollbackScript implements ExportedScripts {
  private static final String FRAME = resource("rollback.sh");
  private static final String END_EARLIER_RUN = resource("end-earlier-run.sh");

  @Override
  public String write(Plan plan, long event) {
    return String.join(
        "\n", head(plan, event), FRAME, SshFiles.of(plan.installation()), texts(plan), steps(plan));
  }

  private static String head(Plan plan, long event) {
    var head = new StringBuilder("#!/bin/sh\n# shellcheck disable=SC2329,SC2317,SC2154,SC2016\n");
    head.append(
        Words.comment(
            "Rollback of upgrade %s of '%s' (%s): %s to %s, for the night when Stepwise is down."
                .formatted(
                    plan.rollbackOf().orElseThrow(),
                    plan.installation().title(),
                    plan.installation().platform(),
                    plan.from(),
                    plan.to())));
    head.append(
        Words.comment(
            "It undoes what the upgrade had done up to its event %d. If it went on after that, this script is too old."
                .formatted(event)));
    head.append(
        """
        # Before:    keep Stepwise from working on the upgrade meanwhile: leave it stopped, or hold the upgrade.
        # Start:     SSH_OPTIONS='-i KEY' sh FILE        The steps that are done are noted in FILE.done.
        # Afterward: once Stepwise is back, `stepwise stop` the upgrade and say that it was rolled back by hand.
        """);
    plan.wayBack()
        .ifPresent(back -> {
          head.append(Words.comment("Made out of: " + back.source()));
          back.points().forEach(point -> head.append(Words.comment(point)));
          back.stays().forEach(one -> head.append(Words.comment("Stays: " + one)));
        });
    plan.risks().forEach(risk -> head.append(Words.comment("Risk: " + risk.text())));
    return head.toString();
  }

  private static String texts(Plan plan) {
    var texts = new StringBuilder(Words.printing("library", plan.library()));
    plan.scripts()
        .forEach((name, text) -> texts.append(Words.printing(ScriptStep.function(name), text)));
    return texts.append(Words.printing(ScriptStep.END_EARLIER_RUN, END_EARLIER_RUN)).toString();
  }

  private static String steps(Plan plan) {
    var steps = new StringBuilder();
    int number = 0;
    for (var stage : plan.stages()) {
      for (var run : stage.runs()) {
        number++;
        steps.append(new ScriptStep(plan, stage, run).text(number));
      }
    }
    return steps.append("echo\necho 'Everything is undone.'\n").toString();
  }

  private static String resource(String name) {
    try (var stream = RollbackScript.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
