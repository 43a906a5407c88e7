package dev.stepwise.cli.command;

import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.stack.Service;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of commands that talk to audit.
final class AuditServer {
  @Mixin private AccessFlags access = new AccessFlags();

  @Option(
      names = "--audit",
      paramLabel = "URL",
      description = "The audit service (default: that of the context, else $STEPWISE_AUDIT).")
  private @Nullable URI audit;

  AuditApi api() {
    var to = access.to(Service.AUDIT, audit);
    return new AuditApi(to.url(), to.token());
  }
}
