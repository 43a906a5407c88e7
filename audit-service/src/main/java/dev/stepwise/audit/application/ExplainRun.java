package dev.stepwise.audit.application;

import dev.stepwise.audit.domain.At;
import dev.stepwise.audit.domain.History;
import dev.stepwise.audit.domain.reason.Explanation;
import dev.stepwise.audit.domain.reason.Why;
import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.UpgradeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;

/// Tells why something ran on a host: by which rule, in which plan, who approved, what was
/// commanded, what came of it.
@ApplicationScoped
public class ExplainRun {
  private final LogBook log;
  private final EstateBook estate;
  private final Moments moments;

  ExplainRun(LogBook log, EstateBook estate, Moments moments) {
    this.log = log;
    this.estate = estate;
    this.moments = moments;
  }

  /// Explains a run. Fails with [NotSealed] when no plan with such a run is sealed, else as
  /// [History#of] does.
  ///
  /// @param attempt empty for the latest
  @Transactional
  public Why explain(UpgradeId upgrade, int stage, HostId host, OptionalInt attempt) {
    var history = History.of(log.history(upgrade.value(), Long.MAX_VALUE));
    var ofRun = log.ofRun(upgrade.value(), stage, host.value());
    return Explanation.of(upgrade, stage, host, attempt, history, ofRun)
        .orElseThrow(() ->
            new NotSealed(
                "Expected a plan of upgrade %s that runs stage %d on %s, but none is sealed"
                    .formatted(upgrade, stage, host)));
  }

  /// Explains what had been commanded last on a host at some moment. Fails with [NotSealed] when
  /// nothing had.
  ///
  /// @param upgrade empty for any
  @Transactional
  public Why explain(HostId host, At at, Optional<UpgradeId> upgrade) {
    var moment = moments.require(at);
    var about =
        estate
            .lastCommand(host, upgrade, moment.entry())
            .orElseThrow(() ->
                new NotSealed(
                    "Expected a command to %s up to entry %d, but none is sealed"
                        .formatted(host, moment.entry())))
            .about();
    return explain(
        new UpgradeId(about.upgrade().orElseThrow()),
        about.stage().orElseThrow(),
        host,
        about.attempt());
  }
}
