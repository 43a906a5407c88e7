package dev.stepwise.cli.command;

import dev.stepwise.log.evidence.BrokenEvidence;
import dev.stepwise.log.evidence.Bundle;
import dev.stepwise.log.evidence.OutputLine;
import dev.stepwise.log.evidence.Redactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Blanks lines in evidence, offline.
@Command(
    name = "redact",
    description = {
      "Blank lines that steps printed, before evidence is handed on. What is left still verifies,",
      "and says that it is redacted. What repeats a blanked line is left out, too."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The end of each run holds the digest of all that it printed: who knows everything but a"
          + " short",
      "word can try words until it fits. See docs/evidence.md."
    })
public final class RedactCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The evidence; it stays as it is.")
  private Path file = Path.of("");

  @Option(
      names = "--line",
      paramLabel = "STAGE/HOST/ATTEMPT:N",
      description = "Line N of that output, from 1, as its file in outputs/ has it. Repeatable.")
  private List<String> lines = List.of();

  @Option(
      names = "--matching",
      paramLabel = "REGEX",
      description = {
        "Every line of every output in which this is found, and whatever else tells what it found.",
        "Repeatable."
      })
  private List<Pattern> patterns = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = "Where to write the redacted evidence; nothing may be there.")
  private Path out = Path.of("");

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      var redactor = new Redactor(Bundle.read(EvidenceFiles.map(file)));
      lines.stream().map(OutputLine::parse).forEach(redactor::blank);
      patterns.forEach(redactor::blank);
      write(redactor);
      command
          .commandLine()
          .getOut()
          .println(
              "%s: %d lines are blanked. Look at it: stepwise verify %s --key KEY"
                  .formatted(out, redactor.count(), out));
      return ExitCode.DONE;
    } catch (BrokenEvidence e) {
      command.commandLine().getErr().println(e.getMessage());
      return ExitCode.TROUBLE;
    }
  }

  private void write(Redactor redactor) {
    redactor.requireLines();
    var redacted = redactor.redacted();
    try (var to =
        new BufferedOutputStream(Files.newOutputStream(out, StandardOpenOption.CREATE_NEW))) {
      redacted.writeTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Expected to write %s, but it cannot be written".formatted(out), e);
    }
  }
}
