package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.contracts.UpgradeId;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows who agrees with a plan.
@Command(
    name = "approvals",
    description = "Show who agrees with the plan of an upgrade, and who still has to.",
    mixinStandardHelpOptions = true)
public final class ApprovalsCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      description = "One of: ${COMPLETION-CANDIDATES} (default: table).")
  private Form form = Form.table;

  @Override
  public Integer call() throws JsonProcessingException {
    var approvals = server.planner().approvals(new UpgradeId(upgrade));
    var out = spec.commandLine().getOut();
    if (form == Form.table) {
      show(approvals, out);
    } else {
      out.println(form.show(approvals));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void show(JsonNode approvals, PrintWriter out) {
    out.printf(
        "%d of %d have approved plan %s (%s)%n",
        approvals.path("given").size(),
        approvals.path("required").asInt(),
        approvals.path("plan").asText(),
        approvals.path("gate").asText());
    approvals
        .path("given")
        .forEach(one ->
            out.printf(
                "  %s  %s  %s%n",
                one.path("at").asText(), one.path("by").asText(), one.path("comment").asText()));
    if (approvals.path("validUntil").isTextual()) {
      out.println("Valid until " + approvals.path("validUntil").asText());
    }
    if (approvals.path("missing").asInt() > 0) {
      out.println("Still to approve: " + missing(approvals));
    }
    if (approvals.hasNonNull("override")) {
      out.println(override(approvals.path("override")));
    }
    approvals.path("voided").forEach(change -> out.println("Void: " + change.asText()));
  }

  private static String override(JsonNode request) {
    var asked =
        "%s wants it to start outside of its window: %s"
            .formatted(request.path("by").asText(), request.path("reason").asText());
    return request.hasNonNull("confirmedBy")
        ? asked + "; with " + request.path("confirmedBy").asText()
        : asked + "; somebody else has to stand behind it";
  }

  private static String missing(JsonNode approvals) {
    var who =
        approvals.path("approvers").isArray()
            ? "of " + words(approvals.path("approvers"))
            : "whoever may approve";
    var requester = approvals.path("requester").asText();
    return "%d, %s%s"
        .formatted(
            approvals.path("missing").asInt(),
            who,
            approvals.path("requesterMayApprove").asBoolean()
                ? ""
                : ", but not %s, who asked".formatted(requester));
  }

  private static String words(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }
}
