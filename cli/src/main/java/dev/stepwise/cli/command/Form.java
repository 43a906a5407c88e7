package dev.stepwise.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stepwise.cli.screen.Table;
import dev.stepwise.contracts.codec.Wire;

/// How an answer is shown.
enum Form {
  table,
  json,
  yaml;

  /// The answer in this form, its last line without an end.
  String show(JsonNode answer) throws JsonProcessingException {
    return switch (this) {
      case table -> Table.of(answer);
      case json -> Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
      case yaml ->
          YAMLMapper.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .build()
              .writeValueAsString(answer)
              .stripTrailing();
    };
  }
}
