package dev.stepwise.systemtests.campaign;

import dev.stepwise.cli.api.ApiProblem;
import dev.stepwise.cli.api.AuditApi;
import dev.stepwise.cli.api.ServiceUnreachable;
import dev.stepwise.systemtests.campaign.History.Checkpoint;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody outside who takes a checkpoint from audit now and then, and keeps it: the log must
/// still be true to it later.
record Witness(AuditApi audit, List<Checkpoint> kept) {
  Witness(AuditApi audit) {
    this(audit, new CopyOnWriteArrayList<>());
  }

  /// Takes the latest one, if audit answers.
  void look() {
    try {
      var checkpoint = audit.checkpoint();
      var root = Base64.getDecoder().decode(checkpoint.path("root").asText());
      kept.add(new Checkpoint(checkpoint.path("size").asLong(), HexFormat.of().formatHex(root)));
    } catch (ServiceUnreachable | ApiProblem _) {
      // another time
    }
  }

  List<Checkpoint> remembered() {
    return List.copyOf(kept);
  }
}
