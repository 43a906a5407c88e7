package dev.stepwise.cli.command;

import dev.stepwise.contracts.UpgradeId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Fetches the evidence of an upgrade.
@Command(
    name = "evidence",
    description = {
      "Fetch everything that the log says of an upgrade, in one file that proves itself:",
      "plan, approvals, commands, outputs, host keys, facts, notices, signatures, proofs."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Check it anywhere, without a network: stepwise verify FILE --key KEY"})
public final class EvidenceCommand implements Callable<Integer> {
  @Parameters(paramLabel = "UPGRADE", description = "Of which upgrade.")
  private String upgrade = "";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: UPGRADE.zip).")
  private @Nullable Path file;

  @Option(names = "--with-rollback", description = "With all about its rollbacks.")
  private boolean withRollback;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "At the checkpoint of so many entries (default: the latest).")
  private @Nullable Long size;

  @Mixin private AuditServer audit = new AuditServer();

  @Spec private CommandSpec command = CommandSpec.create();

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    var api = audit.api();
    var target = Optional.ofNullable(file).orElse(Path.of(id + ".zip"));
    var wanted = size == null ? OptionalLong.empty() : OptionalLong.of(size);
    var evidence = api.evidence(id, withRollback, wanted, target);
    var out = command.commandLine().getOut();
    out.println(
        "%s: evidence of upgrade %s, which is %s%s"
            .formatted(
                evidence.file(),
                id,
                evidence.state(),
                evidence.isComplete() ? "." : ": it is not over, so this is evidence so far."));
    out.println("The log's key, which whoever checks it should have from you by another way:");
    out.println("  " + api.logKey());
    return ExitCode.DONE;
  }
}
