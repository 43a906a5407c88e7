package dev.stepwise.cli.command;

import dev.stepwise.cli.api.UpgradeView;
import dev.stepwise.contracts.UpgradeId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Approves a plan, denies it, or takes an approval back.
@Command(
    name = "approve",
    description = {
      "Approve the plan of an upgrade, bound to its hash; or deny it; or take the approval back.",
      "How many people have to approve, the installation says: stepwise approvals UPGRADE.",
      "What is paused, held or waiting is approved again when its approval has ended meanwhile."
    },
    mixinStandardHelpOptions = true)
public final class ApproveCommand implements Callable<Integer> {
  @Mixin private ServerFlags server = new ServerFlags();

  @Parameters(paramLabel = "UPGRADE", description = "Which one.")
  private String upgrade = "";

  @Option(
      names = "--plan-hash",
      paramLabel = "HASH",
      description = "The plan that was read (default: the one that is there now).")
  private @Nullable String planHash;

  @Option(names = "--comment", paramLabel = "WORDS", description = "What is to be known of it.")
  private Optional<String> comment = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description = "When the approval ends (default: with the window that the plan would have).")
  private Optional<Instant> until = Optional.empty();

  @Option(names = "--deny", description = "Say no instead; needs --comment.")
  private boolean deny;

  @Option(names = "--withdraw", description = "Take the approval back instead.")
  private boolean withdraw;

  @Override
  public Integer call() {
    var id = new UpgradeId(upgrade);
    if (withdraw) {
      return said("withdrawn; it is " + server.planner().withdrawApproval(id).state());
    }
    var hash = planHash == null ? server.planner().upgrade(id).planHash() : planHash;
    if (deny) {
      return said("denied; it is " + server.planner().deny(id, hash, comment.orElse("")).state());
    }
    return approved(server.planner().approve(id, hash, comment, until), hash);
  }

  private static int approved(UpgradeView after, String hash) {
    said("approved plan " + hash);
    return switch (after.state()) {
      case "PROPOSED" -> said("Others have to approve, too:  stepwise approvals " + after.id());
      case "APPROVED" -> said("Start it:  stepwise start " + after.id());
      default ->
          said(
              "It is %s; whether others have to approve, too:  stepwise approvals %s"
                  .formatted(after.state(), after.id()));
    };
  }

  private static int said(String words) {
    System.out.println(words);
    return ExitCode.DONE;
  }
}
