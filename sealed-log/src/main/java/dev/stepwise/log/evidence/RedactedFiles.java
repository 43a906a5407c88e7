package dev.stepwise.log.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.execution.StepOutput;
import dev.stepwise.log.SaltedLine;
import dev.stepwise.log.SaltedLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Looks through a redacted bundle once more, file by file as a reader has them, and does not ask
/// how they came about.
final class RedactedFiles {
  /// Stand in outputs for what is not there.
  private static final String IN_PLACE_OF_LINES = "(?m)^\\[(redacted|stepwise: .*)]$";

  private final Secrets secrets;

  RedactedFiles(Secrets secrets) {
    this.secrets = secrets;
  }

  /// The names of those that tell a secret.
  List<String> telling(SortedMap<String, Content> files) {
    var telling = new ArrayList<String>();
    for (var file : files.entrySet()) {
      if (tells(file.getKey(), bytes(file.getValue()))) {
        telling.add(file.getKey());
      }
    }
    return telling;
  }

  /// Keys, proofs, signatures and notes hold nothing that a host or a person said.
  private boolean tells(String name, byte[] bytes) {
    if (name.startsWith("outputs/")) {
      return secrets.areIn(new String(bytes, UTF_8).replaceAll(IN_PLACE_OF_LINES, ""));
    }
    if (name.startsWith("plans/")) {
      return secrets.areInJson(bytes);
    }
    if (name.equals(FileNames.REPORT)) {
      return secrets.areInPage(new String(bytes, UTF_8));
    }
    return name.startsWith("entries/") && entryTells(name, bytes);
  }

  private boolean entryTells(String name, byte[] bytes) {
    return switch (name.substring(name.lastIndexOf('/') + 1)) {
      case "leaf" -> SealedLeaf.parse(bytes).said().anyMatch(secrets::areIn);
      case "payload" -> secrets.areInJson(bytes) || outputTells(bytes);
      case "lines" -> linesTell(LinesText.parse(new String(bytes, UTF_8)));
      case String _ -> false;
    };
  }

  private boolean linesTell(SaltedLines lines) {
    return secrets.areInJson(lines.frame()) || lines.lines().stream().skip(1).anyMatch(this::tells);
  }

  private boolean tells(SaltedLine line) {
    return line instanceof SaltedLine.Shown(_, var bytes)
        && secrets.areIn(new String(bytes, UTF_8));
  }

  private boolean outputTells(byte[] payload) {
    try {
      var output = Wire.decode(payload, StepOutput.class);
      return secrets.areIn(new String(OutputChunk.text(output), UTF_8));
    } catch (IllegalArgumentException _) {
      return false; // no output
    }
  }

  private static byte[] bytes(Content content) {
    var bytes = new ByteArrayOutputStream();
    try {
      content.writeTo(bytes);
    } catch (IOException e) {
      throw new IllegalStateException("Expected to read what is at hand", e);
    }
    return bytes.toByteArray();
  }
}
