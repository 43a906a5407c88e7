package dev.stepwise.planner.application;

import dev.stepwise.contracts.HostId;
import dev.stepwise.contracts.alert.Refusal;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.execution.StepReport;
import dev.stepwise.contracts.execution.StepReport.HostNotProbed;
import dev.stepwise.contracts.execution.StepReport.HostProbed;
import dev.stepwise.contracts.execution.StepReport.OfRun;
import dev.stepwise.contracts.signature.PinnedKeys;
import dev.stepwise.contracts.signature.Verification;
import dev.stepwise.contracts.signature.Verification.Genuine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// Believes a report only when an executor signed it whose zone is that of the host it speaks of.
@ApplicationScoped
public class ReportGate {
  private final PinnedKeys executors;
  private final HostZones zones;

  public ReportGate(PinnedKeys executors, HostZones zones) {
    this.executors = executors;
    this.zones = zones;
  }

  /// Looks at who signed a record. That takes no database, and most of the time.
  public Verification verify(Map<String, byte[]> headers, byte[] value) {
    return executors.verify(headers, value);
  }

  /// Looks at what is in a record.
  ///
  /// @param verification what [#verify] found
  /// @throws dev.stepwise.contracts.codec.UnreadableMessage when it is genuine, and no report
  /// @throws StoreUnavailable when the database does not answer; the record may be given again
  public Admission admit(Verification verification, Map<String, byte[]> headers, byte[] value) {
    return switch (verification) {
      case Verification.Refused(var refusal, var detail) ->
          new Refused(refusal, detail, Optional.empty());
      case Genuine key -> ofItsZone(key, CloudEvent.of(headers, value).message(StepReport.class));
    };
  }

  /// Nothing follows from a report on an unknown host, whoever sends it.
  private Admission ofItsZone(Genuine key, StepReport report) {
    var zone = zones.zoneOf(report.upgradeId(), hostOf(report));
    return zone.isEmpty() || zone.equals(key.zone())
        ? new Admitted(report)
        : new Refused(
            Refusal.WRONG_ZONE,
            "Expected a report on host '%s' of zone '%s' to be signed there, but key '%s' is of zone '%s'"
                .formatted(hostOf(report), zone.get(), key.kid(), key.zone().orElse("none")),
            Optional.of(report));
  }

  /// The host that a report speaks of.
  public static HostId hostOf(StepReport report) {
    return switch (report) {
      case OfRun r -> r.attempt().host();
      case HostProbed r -> r.host();
      case HostNotProbed r -> r.host();
    };
  }

  /// Whether a report is believed.
  public sealed interface Admission {}

  /// It is.
  public record Admitted(StepReport report) implements Admission {}

  /// It is not.
  ///
  /// @param report what a genuine signature is over
  public record Refused(Refusal refusal, String detail, Optional<StepReport> report)
      implements Admission {}
}
