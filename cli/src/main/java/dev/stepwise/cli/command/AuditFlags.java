package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.contracts.codec.Wire;
import java.net.URI;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/// The options of commands that ask the audit log.
final class AuditFlags {
  /// How an answer is shown.
  enum Form {
    text,
    json
  }

  @Option(
      names = "--audit",
      paramLabel = "URL",
      defaultValue = "${env:STEPWISE_AUDIT:-http://127.0.0.1:7072}",
      description = "The audit service (default: $STEPWISE_AUDIT, else http://127.0.0.1:7072).")
  private URI audit = URI.create("http://127.0.0.1:7072");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES} (default: text).")
  private Form form = Form.text;

  AuditApi api() {
    return new AuditApi(audit, "cli");
  }

  /// Prints an answer in the form that is wanted.
  int print(Supplier<String> text, Supplier<JsonNode> json) throws JsonProcessingException {
    System.out.println(
        switch (form) {
          case text -> text.get().stripTrailing();
          case json ->
              Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(json.get());
        });
    return ExitCode.DONE;
  }
}
