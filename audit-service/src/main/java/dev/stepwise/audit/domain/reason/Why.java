package dev.stepwise.audit.domain.reason;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.InstallationId;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.StepId;
import dev.stepwise.contracts.UpgradeId;
import java.util.List;
import java.util.Optional;

/// Why something ran on a host.
///
/// @param title of the step, for people
/// @param cite the passage of the manual
/// @param because from the request to the outcome, in the order of the log
public record Why(
    UpgradeId upgrade,
    InstallationId installation,
    Sha256 planHash,
    int stage,
    StepId step,
    String title,
    Optional<String> cite,
    HostId host,
    int attempt,
    List<Because> because) {
  public Why {
    because = List.copyOf(because);
  }
}
