package dev.stepwise.planner;

import dev.stepwise.contracts.signature.KeyFile;
import dev.stepwise.contracts.signature.RequiredKeys;
import dev.stepwise.contracts.signature.Safeguards;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// The process. Looks for its keys and safeguards before it opens anything, as what is missing
/// there is better said at once than after a minute of tries to reach a database.
@QuarkusMain
public final class PlannerProcess {
  private PlannerProcess() {}

  public static void main(String... arguments) {
    RequiredKeys.orExit(
        new Safeguards(PlannerProcess::setting).ofApi(),
        file("planner.signing-key")::signingKey,
        file("planner.executor-keys")::pinnedKeysOfZones);
    Quarkus.run(arguments);
  }

  private static Optional<String> setting(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }

  private static KeyFile file(String setting) {
    return new KeyFile(setting, ConfigProvider.getConfig().getOptionalValue(setting, Path.class));
  }
}
