package dev.stepwise.log.evidence;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.execution.AttemptId;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a line of an output in a bundle: `STAGE/HOST/ATTEMPT:N`, or `UPGRADE/STAGE/HOST/ATTEMPT:N`
/// for one of a rollback.
///
/// @param number of the line in the output's file, from 1
public record OutputLine(
    Optional<UpgradeId> upgrade, int stage, HostId host, int attempt, long number) {
  private static final Pattern FORM =
      Pattern.compile("(?:([^/]+)/)?(\\d{1,6})/([^/]+)/(\\d{1,6}):(\\d{1,12})");

  /// Reads a name. Fails with [IllegalArgumentException] when it is none.
  public static OutputLine parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "Expected a line as STAGE/HOST/ATTEMPT:N, such as 3/t1/1:12, but got '%s'"
              .formatted(text));
    }
    return new OutputLine(
        Optional.ofNullable(match.group(1)).map(UpgradeId::new),
        Integer.parseInt(match.group(2)),
        new HostId(match.group(3)),
        Integer.parseInt(match.group(4)),
        Long.parseLong(match.group(5)));
  }

  /// The output that it is in.
  ///
  /// @param usual the upgrade that the bundle is about
  AttemptId in(UpgradeId usual) {
    return new AttemptId(upgrade.orElse(usual), stage, host, attempt);
  }

  @Override
  public String toString() {
    return upgrade.map(it -> it + "/").orElse("")
        + "%d/%s/%d:%d".formatted(stage, host, attempt, number);
  }
}
