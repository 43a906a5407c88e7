package dev.stepwise.audit.domain.report;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.Work;
import java.util.List;
import java.util.stream.Collectors;

/// The commands as they were given to executors: script and environment, with references to secrets
/// and never the secrets.
record CommandsPart(List<Told> told) {
  private static final String RUN_STEP = "dev.stepwise.step.run-step.v1";

  void addTo(Html page) {
    page.element("h2", "Commands as they were given");
    told.stream()
        .filter(one -> one.entry().attributes().type().equals(RUN_STEP))
        .forEach(one -> add(one, Wire.decode(one.payload(), RunStep.class), page));
  }

  private static void add(Told one, RunStep command, Html page) {
    page.element(
        "h3",
        "Stage %d, %s on %s, attempt %d, fence %d (entry %d)"
            .formatted(
                command.attempt().stage(),
                command.step(),
                command.attempt().host(),
                command.attempt().number(),
                command.fence(),
                one.entry().index()));
    page.element("pre", environment(command.work()));
    page.element("pre", command.work().run().text());
    command
        .work()
        .verify()
        .ifPresent(verify -> {
          page.element("p", "verified by");
          page.element("pre", verify.text());
        });
  }

  private static String environment(Work work) {
    return work.environment().entrySet().stream()
        .map(variable -> variable.getKey() + "=" + variable.getValue())
        .collect(Collectors.joining("\n"));
  }
}
