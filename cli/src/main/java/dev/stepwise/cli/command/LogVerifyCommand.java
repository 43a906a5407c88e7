package dev.stepwise.cli.command;

import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.log.Checkpoint;
import dev.stepwise.log.ConsistencyProof;
import dev.stepwise.log.Hash;
import dev.stepwise.log.SignedNote;
import dev.stepwise.log.VerifierKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Holds the log of today against a note of an earlier day.
@Command(
    name = "verify",
    description = {
      "Check that the log is still the one of which a note was kept: signed by the log's key,",
      "not shorter, and nothing in it changed. Exits 1 when it is not.",
      "A note comes from the topic, the checkpoint file, or from --keep."
    },
    mixinStandardHelpOptions = true)
public final class LogVerifyCommand implements Callable<Integer> {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description =
          "The log's verifier key, NAME+ID+KEY, or a file with it; from GET /api/v1/checkpoint/key,"
              + " once.")
  private String key = "";

  @Option(names = "--since", paramLabel = "NOTE", description = "The file with the earlier note.")
  private @Nullable Path since;

  @Option(
      names = "--keep",
      paramLabel = "FILE",
      description = "Write the note of today there when all is well; it may be the same file.")
  private @Nullable Path keep;

  @Mixin private AuditServer audit = new AuditServer();

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var log = audit.api();
    var pinned = VerifierKey.parse(Files.isRegularFile(Path.of(key)) ? read(Path.of(key)) : key);
    var today = log.note();
    var wrong =
        flaw("The note of today", today, pinned)
            .or(() ->
                Optional.ofNullable(since).flatMap(file -> flawSince(file, pinned, today, log)));
    wrong.ifPresentOrElse(this::say, () -> keep(today));
    return wrong.isEmpty() ? ExitCode.DONE : ExitCode.TROUBLE;
  }

  private Optional<String> flawSince(Path file, VerifierKey pinned, String today, AuditApi log) {
    var earlier = read(file);
    return flaw("The note in " + file, earlier, pinned)
        .or(() -> {
          var before = SignedNote.parse(earlier).checkpoint();
          return flaw(before, SignedNote.parse(today).checkpoint(), log);
        });
  }

  private Optional<String> flaw(String which, String text, VerifierKey pinned) {
    var note = SignedNote.parse(text);
    if (note.by(pinned).isEmpty()) {
      return Optional.of(
          "%s: expected a signature by %s, but there is none that is genuine."
              .formatted(which, pinned.name()));
    }
    say("%s is signed by the log: %s".formatted(which, note.checkpoint().shortForm()));
    return Optional.empty();
  }

  private Optional<String> flaw(Checkpoint before, Checkpoint now, AuditApi log) {
    if (now.size() < before.size()) {
      return Optional.of(
          "Expected %d entries at least, but the log ends at %d: entries %d to %d are missing."
              .formatted(before.size(), now.size(), now.size(), before.size() - 1));
    }
    if (before.size() > 0 && !continues(before, now, log)) {
      return Optional.of(
          "Expected the log to begin as the note says, but it does not: entries 0 to %d are not what they were."
              .formatted(before.size() - 1));
    }
    say("The log begins with it: nothing of it was changed, taken out or put in between.");
    return Optional.empty();
  }

  private static boolean continues(Checkpoint before, Checkpoint now, AuditApi log) {
    var path = log.consistency(before.size(), now.size()).stream().map(Hash::ofBase64).toList();
    return new ConsistencyProof(before.size(), now.size(), path).proves(before.root(), now.root());
  }

  private void keep(String note) {
    try {
      if (keep != null) {
        Files.writeString(keep, note);
        say("The note of today is kept in " + keep);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to write " + keep, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read " + file, e);
    }
  }

  private void say(String line) {
    command.commandLine().getOut().println(line);
  }
}
