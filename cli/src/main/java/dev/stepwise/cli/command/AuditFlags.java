package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.cli.api.AuditApi;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that ask the audit log.
final class AuditFlags {
  /// How an answer is shown: `text` and `table` are as people read it.
  enum Wanted {
    text,
    table,
    json,
    yaml
  }

  @Mixin private AuditServer server = new AuditServer();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "text",
      description = "One of: ${COMPLETION-CANDIDATES} (default: text).")
  private Wanted form = Wanted.text;

  AuditApi api() {
    return server.api();
  }

  /// Prints an answer in the form that is wanted.
  int print(Supplier<String> text, Supplier<JsonNode> json) throws JsonProcessingException {
    System.out.println(
        switch (form) {
          case text, table -> text.get().stripTrailing();
          case json -> Form.json.show(json.get());
          case yaml -> Form.yaml.show(json.get());
        });
    return ExitCode.DONE;
  }
}
