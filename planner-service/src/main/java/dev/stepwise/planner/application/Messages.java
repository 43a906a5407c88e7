package dev.stepwise.planner.application;

import dev.stepwise.contracts.alert.SecurityAlert;
import dev.stepwise.contracts.codec.CloudEvent;
import dev.stepwise.contracts.codec.Topics;
import dev.stepwise.contracts.estate.InstallationEvent;
import dev.stepwise.contracts.execution.StepCommand;
import dev.stepwise.contracts.execution.StepCommand.CancelRun;
import dev.stepwise.contracts.execution.StepCommand.ClearLedger;
import dev.stepwise.contracts.execution.StepCommand.ProbeHost;
import dev.stepwise.contracts.execution.StepCommand.RunStep;
import dev.stepwise.contracts.upgrade.UpgradeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.OptionalLong;

/// Facts, commands and alerts as they go out: to which topic, under which key and name. All of them
/// are signed here, so what is stored is what is sent.
@ApplicationScoped
public class Messages {
  private static final URI SOURCE = URI.create("/planner");

  private final Signer signer;

  public Messages(Signer signer) {
    this.signer = signer;
  }

  /// A fact, keyed by its upgrade.
  ///
  /// @param sequence its place in the upgrade's history, 1 for the first
  Outbox.Message of(UpgradeEvent event, long sequence) {
    var id = event.upgradeId().value();
    return signed(
        Topics.UPGRADES,
        CloudEvent.of(
            id + "/" + sequence, SOURCE, id, event.at(), OptionalLong.of(sequence), event));
  }

  /// A fact, keyed by its installation.
  ///
  /// @param sequence its place in the installation's history, 1 for the first
  Outbox.Message of(InstallationEvent event, long sequence) {
    var id = event.installationId().value();
    return signed(
        Topics.INSTALLATIONS,
        CloudEvent.of(
            "installation/" + id + "/" + sequence,
            SOURCE,
            id,
            event.at(),
            OptionalLong.of(sequence),
            event));
  }

  /// A command to the executors of the host's zone, keyed by the host.
  Outbox.Message of(StepCommand command, Instant at) {
    var host = command.host().id().value();
    return signed(
        Topics.steps(command.host().zone()),
        CloudEvent.of(nameOf(command), SOURCE, host, at, OptionalLong.empty(), command));
  }

  /// An alert, keyed by what it is about.
  Outbox.Message of(SecurityAlert alert) {
    return signed(
        Topics.ALERTS,
        CloudEvent.of(
            alert.name(), SOURCE, alert.subject(), alert.at(), OptionalLong.empty(), alert));
  }

  private Outbox.Message signed(String topic, CloudEvent event) {
    return new Outbox.Message(topic, event.subject(), event, signer.sign(event));
  }

  private static String nameOf(StepCommand command) {
    return switch (command) {
      case RunStep c -> c.attempt().value() + "/" + c.fence();
      case CancelRun c -> nameOf(c.run());
      case ProbeHost c -> c.upgradeId() + "/facts/" + c.host().id();
      case ClearLedger c ->
          c.upgradeId()
              + "/clear/"
              + c.host().id()
              + c.host().become().map(become -> "/" + become.user()).orElse("");
    };
  }
}
