package dev.stepwise.audit.domain.reason;

import dev.stepwise.audit.domain.Kept;
import dev.stepwise.audit.domain.reason.Because.Link;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.Outcome;
import dev.stepwise.contracts.execution.Output;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.execution.StepReport.RunAccepted;
import dev.stepwise.contracts.execution.StepReport.RunBegan;
import dev.stepwise.contracts.execution.StepReport.RunEnded;
import dev.stepwise.contracts.plan.Plan;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunCalledOff;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunFailed;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunMarkedDone;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunReissued;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunRetried;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunSucceeded;
import dev.stepwise.contracts.upgrade.UpgradeEvent.RunUnknown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The links of the chain that stand in the entries about the run itself: command, lease, output,
/// verify, outcome, and what people decided about it.
final class RunEntries {
  private final Plan plan;

  RunEntries(Plan plan) {
    this.plan = plan;
  }

  Stream<Because> of(Kept kept) {
    if (kept.entry().attributes().unreadable().isPresent()) {
      return Stream.empty();
    }
    return switch (Wire.decode(
        kept.entry().attributes().type(), kept.soundPayload(), Object.class)) {
      case RunStep e -> Stream.of(command(kept, e));
      case CancelRun e -> Stream.of(of(Link.COMMAND, kept, "planner", "is to end: " + e.reason()));
      case RunAccepted e ->
          Stream.of(
              of(Link.LEASE, kept, e.executor(), "took it with fence " + e.fence())
                  .with("fence", e.fence()));
      case RunBegan e ->
          Stream.of(
              of(
                  Link.LEASE,
                  kept,
                  e.executor(),
                  e.attached() ? "found it under way on the host" : "started it on the host"));
      case RunReissued e ->
          Stream.of(
              of(
                      Link.LEASE,
                      kept,
                      "planner",
                      "fence is now %d: %s".formatted(e.fence(), e.reason()))
                  .with("fence", e.fence()));
      case RunEnded e -> Stream.of(output(kept, e.output()), verify(kept, e));
      case RunSucceeded e ->
          Stream.of(of(Link.OUTCOME, kept, "planner", "succeeded: " + e.settledBy()));
      case RunFailed e -> Stream.of(of(Link.OUTCOME, kept, "planner", "failed: " + e.reason()));
      case RunUnknown e -> Stream.of(of(Link.OUTCOME, kept, "planner", "unknown: " + e.reason()));
      case RunRetried e -> Stream.of(of(Link.DECISION, kept, e.by(), "tries it again"));
      case RunCalledOff e -> Stream.of(of(Link.DECISION, kept, "planner", e.reason()));
      case RunMarkedDone e ->
          Stream.of(of(Link.DECISION, kept, e.by(), "vouches that it is done: " + e.evidence()));
      default -> Stream.empty(); // heartbeats, and what Reasons tells
    };
  }

  private Because command(Kept kept, RunStep step) {
    var script = step.work().run();
    var command =
        of(
                Link.COMMAND,
                kept,
                "planner",
                "attempt %d, fence %d: %s, %s, signed by %s"
                    .formatted(
                        step.attempt().number(),
                        step.fence(),
                        script.name(),
                        isAsPlanned(step) ? "as in the plan" : "NOT AS IN THE PLAN",
                        signer(kept)))
            .with("fence", step.fence())
            .with("script", script.name())
            .with("scriptSha256", Sha256.of(script.text()))
            .with("asPlanned", isAsPlanned(step))
            .with("signedBy", signer(kept))
            .with("user", step.account().become().map(it -> it.user()).orElse(step.host().user()));
    return step.authority()
        .map(right ->
            command
                .with("zone", right.zone())
                .with("notAfter", right.notAfter())
                .with("by", String.join(", ", right.by())))
        .orElse(command);
  }

  private boolean isAsPlanned(RunStep step) {
    var stage = plan.stages().get(step.attempt().stage());
    return plan.textOf(stage.action().run()).equals(step.work().run().text());
  }

  /// What audit sealed as readable was signed by that key, or was sealed before there were
  /// signatures.
  private static String signer(Kept kept) {
    return kept.entry()
        .attributes()
        .jws()
        .flatMap(PinnedKeys::kidOf)
        .map("key "::concat)
        .orElse("nobody");
  }

  private static Because output(Kept kept, Output output) {
    return of(
            Link.OUTPUT,
            kept,
            "host",
            "%d bytes%s"
                .formatted(
                    output.bytes(),
                    output.tail().isBlank() ? "" : ", ends with: " + lastLine(output.tail())))
        .with("bytes", output.bytes())
        .with("sha256", output.sha256())
        .with("tail", output.tail());
  }

  private static Because verify(Kept kept, RunEnded ended) {
    var said =
        switch (ended.outcome()) {
          case Outcome.Succeeded o -> o.settledBy();
          case Outcome.Refused o -> "check said no, so nothing was started: " + o.reason();
          case Outcome.Failed o -> "not done: " + o.reason();
          case Outcome.Unknown o -> "cannot be told: " + o.reason();
        };
    var verify = of(Link.VERIFY, kept, ended.executor(), said);
    return ended.outcome() instanceof Outcome.Succeeded(var facts, _) && !facts.isEmpty()
        ? verify.with("facts", facts)
        : verify;
  }

  private static String lastLine(String tail) {
    return List.of(tail.strip().split("\n", -1)).getLast();
  }

  private static Because of(Link link, Kept kept, String who, String says) {
    var entry = kept.entry();
    var at = entry.attributes().time().map(Instant::parse).orElse(Instant.EPOCH);
    return new Because(link, at, Optional.of(who), says, entry.index());
  }
}
