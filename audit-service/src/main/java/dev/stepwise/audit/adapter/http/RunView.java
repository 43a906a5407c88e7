package dev.stepwise.audit.adapter.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stepwise.audit.application.ExplainRun;
import dev.stepwise.audit.domain.Kept;
import dev.stepwise.contracts.Sha256;
import dev.stepwise.contracts.UpgradeId;
import dev.stepwise.contracts.codec.Wire;
import dev.stepwise.contracts.plan.Stage;
import dev.stepwise.log.Attributes;
import java.util.List;
import java.util.Optional;

/// Why something ran on a host.
record RunView(UpgradeId upgrade, Sha256 planHash, Stage stage, List<Link> chain) {
  /// One entry of the chain.
  record Link(
      long entry, String type, Optional<String> source, Optional<String> time, JsonNode data) {
    static Link of(Kept kept) {
      Attributes attributes = kept.entry().attributes();
      return new Link(
          kept.entry().index(),
          attributes.type(),
          attributes.source(),
          attributes.time(),
          Wire.decode(kept.soundPayload(), JsonNode.class));
    }
  }

  static RunView of(ExplainRun.Explained explained) {
    return new RunView(
        explained.upgrade(),
        explained.planHash(),
        explained.stage(),
        explained.chain().stream().map(Link::of).toList());
  }
}
