package dev.stepwise.cli.command;

import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import dev.stepwise.log.evidence.EvidenceVerifier;
import dev.stepwise.log.evidence.Trust;
import dev.stepwise.log.evidence.Verdict;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks evidence, offline.
@Command(
    name = "verify",
    description = {
      "Check evidence without any service or network: a line for each check, and the first",
      "thing that is wrong, and where."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:it is sound; lines that were redacted are told",
      " 1:it is broken, or cannot be read",
      " 2:the command line was not understood, or a key or checkpoint is none"
    })
public final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The evidence.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description = "The log's key, NAME+ID+KEY, or a file with it.")
  private String key = "";

  @Option(
      names = "--planner-keys",
      paramLabel = "FILE",
      description = "The planner's public keys (JWK Set); else those that the log had pinned.")
  private @Nullable Path plannerKeys;

  @Option(
      names = "--executor-keys",
      paramLabel = "FILE",
      description = "The executors' public keys (JWK Set), likewise.")
  private @Nullable Path executorKeys;

  @Option(
      names = "--checkpoint",
      paramLabel = "NOTE",
      description = "A file with a checkpoint that was published; the evidence must be of it.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--allow-unsigned",
      description = {
        "With keys of your own: records may be unsigned, as in a log from before they were signed.",
        "Each is named."
      })
  private boolean allowsUnsigned;

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var log = key();
    var trust =
        new Trust(
            log,
            keys("--planner-keys", plannerKeys),
            keys("--executor-keys", executorKeys),
            Optional.ofNullable(checkpoint).map(note -> published(note, log)),
            allowsUnsigned);
    var verdict = new EvidenceVerifier(trust).verify(EvidenceFiles.map(file));
    tell(verdict);
    return verdict.isSound() ? ExitCode.DONE : ExitCode.TROUBLE;
  }

  private void tell(Verdict verdict) {
    var out = command.commandLine().getOut();
    verdict.checks().forEach(check -> out.println("ok      " + check));
    verdict.missing().forEach(missing -> out.println("redacted " + missing));
    verdict.unsigned().forEach(unsigned -> out.println("unsigned " + unsigned));
    verdict
        .flaw()
        .ifPresentOrElse(
            flaw -> {
              out.println("BROKEN  %s: %s".formatted(flaw.where(), flaw.problem()));
              out.println("Nothing behind this was checked. The evidence proves nothing.");
            },
            () ->
                out.println(
                    verdict.missing().isEmpty()
                        ? "The evidence is sound."
                        : "The evidence is sound, and redacted: what is told above is not in it."));
  }

  private VerifierKey key() {
    var text = key.contains("+") ? key : EvidenceFiles.text(Path.of(key));
    try {
      return VerifierKey.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Expected --key to be the key of a log, NAME+ID+KEY, but it is not: " + e.getMessage(),
          e);
    }
  }

  private static Optional<PinnedKeys> keys(String option, @Nullable Path file) {
    return Optional.ofNullable(file).map(it -> new KeyFile(option, Optional.of(it)).pinnedKeys());
  }

  /// A published checkpoint counts only when the log has signed it.
  private static Checkpoint published(Path file, VerifierKey log) {
    try {
      var note = SignedNote.parse(EvidenceFiles.text(file));
      if (note.by(log).isPresent()) {
        return note.checkpoint();
      }
    } catch (IllegalArgumentException _) {
      // told below
    }
    throw new IllegalArgumentException(
        "Expected %s to be a checkpoint that %s has signed, but it is not"
            .formatted(file, log.name()));
  }
}
